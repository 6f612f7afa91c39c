"""Amounts of resources in every spelling, where plugins write them themselves."""

from flytekit import Resources, task, workflow
from flytekitplugins.dask import Dask, Scheduler, WorkerGroup
from flytekitplugins.kfmpi import Launcher, MPIJob, Worker
from flytekitplugins.kftensorflow import PS, Chief, CleanPodPolicy, Evaluator, RunPolicy, TfJob
from flytekitplugins.kftensorflow import Worker as TfWorker

FULL = Resources(cpu="1500m", mem="1.5Gi", gpu="2", ephemeral_storage="10Gi")
NUMBERS = Resources(cpu="2", mem="500M", gpu="1")
EMPTY = Resources()


@task(task_config=Dask(Scheduler(requests=FULL, limits=NUMBERS), WorkerGroup(2, requests=EMPTY, limits=FULL)))
def dask(a: int) -> int:
    return a


@task(
    task_config=MPIJob(
        launcher=Launcher(replicas=1, requests=FULL),
        worker=Worker(replicas=2, requests=NUMBERS, limits=EMPTY),
        slots=4,
    ),
    resources=Resources(cpu=("1", "2"), mem=("1Gi", "2Gi")),
)
def mpi(a: int) -> int:
    return a


@task(
    task_config=TfJob(
        chief=Chief(replicas=1, limits=FULL),
        ps=PS(replicas=1, requests=EMPTY),
        worker=TfWorker(replicas=3, requests=NUMBERS, limits=NUMBERS),
        evaluator=Evaluator(replicas=2, requests=FULL),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.NONE),
    ),
    requests=NUMBERS,
)
def tf(a: int) -> int:
    return a


@workflow
def amounts(a: int) -> int:
    return tf(a=mpi(a=dask(a=a)))
