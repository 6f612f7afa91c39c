"""Training by MPI and Horovod."""

from flytekit import Resources, task, workflow
from flytekitplugins.kfmpi import (
    CleanPodPolicy,
    HorovodJob,
    Launcher,
    MPIJob,
    RestartPolicy,
    RunPolicy,
    Worker,
)

POLICY = RunPolicy(clean_pod_policy=CleanPodPolicy.RUNNING, ttl_seconds_after_finished=60)


@task(
    task_config=MPIJob(
        launcher=Launcher(replicas=1, requests=Resources(cpu="1", mem="1Gi")),
        worker=Worker(replicas=4, limits=Resources(gpu="1"), restart_policy=RestartPolicy.FAILURE),
        run_policy=POLICY,
        slots=2,
    ),
    retries=3,
    requests=Resources(cpu="1", mem="600Mi"),
    limits=Resources(cpu="2"),
)
def train(rate: float, epochs: int = 10) -> float:
    return rate * epochs


@task(
    task_config=HorovodJob(
        worker=Worker(replicas=2, command=["/usr/sbin/sshd", "-De"], image="reg.test/horovod:1"),
        launcher=Launcher(replicas=1, command=["horovodrun"]),
        slots=1,
        verbose=True,
        log_level="DEBUG",
        discovery_script_path="/opt/hosts.sh",
        elastic_timeout=600,
    ),
    environment={"NCCL": "1"},
)
def horovod(rate: float) -> float:
    return rate


@task(task_config=MPIJob(num_workers=2, num_launcher_replicas=1))
def deprecated_way() -> int:
    return 1


@task(task_config=HorovodJob(Worker(replicas=3), Launcher(replicas=1)))
def least(a: int) -> int:
    return a


@workflow
def fit(rate: float = 0.1) -> float:
    first = train(rate=rate)
    deprecated_way() >> first
    least(a=1)
    return horovod(rate=first)
