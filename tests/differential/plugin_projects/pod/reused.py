"""One pod for several tasks, and what tasks add to it."""

from flytekit import Resources, map_task, task, workflow
from flytekitplugins.pod import Pod
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1ResourceRequirements

SPEC = V1PodSpec(
    containers=[
        V1Container(
            name="main",
            image="ignored:1",
            command=["ignored"],
            env=[V1EnvVar(name="A", value="pod"), V1EnvVar(name="B", value="pod")],
            resources=V1ResourceRequirements(limits={"memory": "5Gi"}, requests={"cpu": "3"}),
        )
    ],
    init_containers=[V1Container(name="init", image="reg.test/init:1")],
)
CONFIG = Pod(SPEC, "main", {"l": "1"}, {"a": "2"})


@task(task_config=CONFIG, environment={"A": "task"}, requests=Resources(cpu="1"))
def one(a: int) -> int:
    return a


@task(task_config=CONFIG, limits=Resources(mem="1Gi", gpu="1", ephemeral_storage="2Gi"))
def two(a: int) -> int:
    return a


@task(task_config=Pod(pod_spec=SPEC), container_image="reg.test/three:1")
def three(a: int) -> int:
    return a


@task(task_config=CONFIG, pod_template_name="named", cache=True, cache_version="1")
def four(a: int) -> int:
    return a


@workflow
def reused(values: list[int]) -> list[int]:
    return map_task(four)(a=map_task(three)(a=map_task(two)(a=map_task(one)(a=values))))
