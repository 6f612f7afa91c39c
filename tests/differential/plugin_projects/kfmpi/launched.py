"""Jobs of MPI and Horovod: alone, in pods, dynamic, mapped and changed by nodes."""

from functools import partial
from flytekit import Resources, dynamic, map_task, task, workflow, PodTemplate, Secret
from flytekit.extras.accelerators import T4
from flytekitplugins.kfmpi import (
    CleanPodPolicy,
    HorovodJob,
    Launcher,
    MPIJob,
    RestartPolicy,
    RunPolicy,
    Worker,
)
from kubernetes.client import V1Container, V1PodSpec, V1EnvVar


@task(task_config=MPIJob(worker=Worker(replicas=2), launcher=Launcher(replicas=1)))
def plain(a: int) -> int:
    return a


@task(
    task_config=MPIJob(num_workers=3, num_launcher_replicas=1, slots=2),
    retries=3,
    cache=True,
    cache_version="2",
)
def old(a: int) -> int:
    return a


@task(
    task_config=MPIJob(
        launcher=Launcher(
            replicas=1,
            command=["a", "b"],
            image="x:1",
            limits=Resources(cpu="1"),
            restart_policy=RestartPolicy.ALWAYS,
        ),
        worker=Worker(
            replicas=5,
            command=[],
            requests=Resources(cpu=1, mem="1Gi", gpu=2),
            limits=Resources(gpu="2"),
            restart_policy=RestartPolicy.FAILURE,
        ),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.RUNNING, backoff_limit=1),
        slots=4,
    ),
    environment={"E": "1"},
    requests=Resources(cpu="1"),
    limits=Resources(mem="2Gi"),
    secret_requests=[Secret(group="a", key="b")],
    accelerator=T4,
    shared_memory="1Gi",
    pod_template_name="p",
)
def full(a: int, b: str = "x") -> str:
    return b


tpl = PodTemplate(
    primary_container_name="main",
    labels={"a": "b"},
    pod_spec=V1PodSpec(
        containers=[
            V1Container(name="main", env=[V1EnvVar(name="X", value="Y")]),
            V1Container(name="side", image="busybox"),
        ]
    ),
)


@task(
    task_config=MPIJob(worker=Worker(replicas=2), launcher=Launcher(replicas=1)),
    pod_template=tpl,
    environment={"E": "1"},
)
def inpod(a: int) -> int:
    return a


@task(task_config=MPIJob(worker=Worker(replicas=0), launcher=Launcher(replicas=0)))
def zero() -> None:
    pass


@task(task_config=HorovodJob(worker=Worker(replicas=1), launcher=Launcher(replicas=1)))
def hv(a: int) -> int:
    return a


@task(
    task_config=HorovodJob(
        worker=Worker(replicas=3),
        launcher=Launcher(replicas=1),
        slots=2,
        verbose=True,
        log_level="DEBUG",
        discovery_script_path="/x.sh",
        elastic_timeout=5,
        run_policy=RunPolicy(ttl_seconds_after_finished=5),
    ),
    pod_template=tpl,
)
def hv2(a: int) -> int:
    return a


@task(
    task_config=HorovodJob(
        worker=Worker(replicas=3),
        launcher=Launcher(replicas=1),
        log_level=None,
        elastic_timeout=None,
        num_launcher_replicas=None,
    )
)
def hv3(a: int) -> int:
    return a


@dynamic(task_config=MPIJob(worker=Worker(replicas=2), launcher=Launcher(replicas=1)))
def dyn(a: int) -> int:
    return plain(a=a)


@dynamic(
    task_config=HorovodJob(worker=Worker(replicas=2), launcher=Launcher(replicas=1)),
    pod_template=tpl,
)
def dyn2(a: int) -> int:
    return plain(a=a)


@workflow
def wf(xs: list[int]) -> list[int]:
    map_task(partial(full, b="q"), concurrency=3)(a=xs)
    map_task(inpod)(a=xs)
    map_task(hv2)(a=xs)
    plain(a=3).with_overrides(requests=Resources(cpu="2"), retries=1)
    inpod(a=3).with_overrides(pod_template=PodTemplate(labels={"q": "r"}))
    plain(a=3).with_overrides(pod_template=PodTemplate(labels={"q": "r"}))
    return map_task(plain)(a=xs)


@workflow
def wf2(xs: list[int]) -> list[int]:
    return map_task(inpod)(a=xs).with_overrides(pod_template=PodTemplate(labels={"q": "r"}))


@workflow
def wf3(xs: list[int]) -> list[int]:
    return map_task(plain)(a=xs).with_overrides(pod_template=PodTemplate(labels={"q": "r"}))
