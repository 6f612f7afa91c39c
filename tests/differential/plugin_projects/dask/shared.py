"""Dask clusters from helpers, mapped and dynamic."""

from dataclasses import replace
from functools import partial

from flytekit import ImageSpec, Resources, dynamic, map_task, task, workflow
from flytekitplugins.dask import Dask, Scheduler, WorkerGroup

image = ImageSpec(name="dask", packages=["flytekitplugins-dask", "bokeh"], apt_packages=["curl"])


def cluster(n: int, mem: str = "1Gi") -> Dask:
    return Dask(Scheduler(), WorkerGroup(n, requests=Resources(mem=mem)))


SMALL = cluster(1)
BIG = replace(SMALL, workers=WorkerGroup(64))
dask_task = partial(task, container_image=image)


@dask_task(task_config=SMALL)
def count(path: str, factor: int) -> int:
    return len(path) * factor


@dask_task(task_config=BIG, timeout=3600, interruptible=False)
def merge(counts: list[int]) -> int:
    return sum(counts)


@dynamic(task_config=cluster(2, mem="8Gi"))
def spread(paths: list[str]) -> int:
    return merge(counts=[count(path=path, factor=1) for path in paths])


@workflow
def counted(paths: list[str]) -> tuple[int, int]:
    counts = map_task(partial(count, factor=2))(path=paths)
    return merge(counts=counts), spread(paths=paths)
