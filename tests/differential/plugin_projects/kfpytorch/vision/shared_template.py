"""Several tasks upon one pod template, which the plugin changes."""

from flytekit import PodTemplate, Resources, map_task, task, workflow
from flytekitplugins.kfpytorch import Elastic, PyTorch, Worker
from kubernetes.client import V1Container, V1PodSpec, V1Toleration

TEMPLATE = PodTemplate(
    primary_container_name="main",
    labels={"team": "vision"},
    pod_spec=V1PodSpec(
        containers=[V1Container(name="main")],
        tolerations=[V1Toleration(key="gpu", operator="Exists")],
    ),
)


@task(pod_template=TEMPLATE)
def before(a: int) -> int:
    return a


@task(task_config=Elastic(nnodes=2), pod_template=TEMPLATE)
def first(a: int) -> int:
    return a


@task(task_config=PyTorch(worker=Worker(replicas=2), increase_shared_mem=False), pod_template=TEMPLATE, requests=Resources(gpu="1"))
def second(a: int) -> int:
    return a


@task(pod_template=TEMPLATE, environment={"A": "1"})
def after(a: int) -> int:
    return a


@task(task_config=Elastic(nnodes="2:3"), pod_template=PodTemplate(primary_container_name="own"))
def own(a: int) -> int:
    return a


@task(task_config=Elastic(nnodes=1, nproc_per_node=2), pod_template_name="by-name", shared_memory=False)
def named(a: int) -> int:
    return a


@workflow
def shared(a: int, values: list[int]) -> list[int]:
    done = after(a=second(a=first(a=before(a=a))))
    own(a=done)
    named(a=done)
    return map_task(own, concurrency=2)(a=values)
