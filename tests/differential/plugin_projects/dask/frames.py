"""Dask clusters for tasks."""

from flytekit import Resources, StructuredDataset, task, workflow
from flytekitplugins.dask import Dask, Scheduler, WorkerGroup


@task(
    task_config=Dask(
        workers=WorkerGroup(number_of_workers=10, limits=Resources(cpu="4", mem="10Gi")),
    ),
    limits=Resources(cpu="1", mem="2Gi"),
    cache=True,
    cache_version="1",
)
def load(folder: str, rows: int = 100) -> StructuredDataset:
    return StructuredDataset(uri=folder)


@task(task_config=Dask())
def least() -> int:
    return 1


@task(
    task_config=Dask(
        scheduler=Scheduler(
            image="reg.test/scheduler:2",
            requests=Resources(cpu="500m", mem="1Gi", ephemeral_storage="5Gi"),
            limits=Resources(cpu="1"),
        ),
        workers=WorkerGroup(
            number_of_workers=3,
            image="reg.test/worker:2",
            requests=Resources(gpu="1"),
        ),
    ),
    container_image="reg.test/dask:2",
)
def grouped(frame: StructuredDataset) -> float:
    return 1.0


@workflow
def frames(folder: str) -> float:
    frame = load(folder=folder)
    least() >> frame
    return grouped(frame=frame).with_overrides(requests=Resources(mem="4Gi"))
