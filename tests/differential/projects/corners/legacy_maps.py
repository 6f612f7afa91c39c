"""The map task as it was before array nodes."""

import functools
import typing

from flytekit import Resources, TaskMetadata, task, workflow
from flytekit.core.legacy_map_task import MapPythonTask, map_task


@task(retries=2, requests=Resources(cpu="1"), environment={"A": "b"})
def square(a: int) -> int:
    """Square it."""
    return a * a


@task(cache=True, cache_version="1")
def scale(a: int, factor: float, label: str = "x") -> float:
    return a * factor


@task
def silent(a: int) -> None:
    return None


squares = map_task(square, concurrency=4)
tolerant = map_task(scale, min_success_ratio=1 / 3, metadata=TaskMetadata(retries=1))
scaled = MapPythonTask(functools.partial(scale, factor=2.0, label="y"), concurrency=2, min_success_ratio=1)


@workflow
def mapping(values: typing.List[int]) -> typing.List[float]:
    map_task(silent)(a=values)
    tolerant(a=values, factor=[1.0], label=["z"]).with_overrides(requests=Resources(mem="1Gi"), retries=4)
    return scaled(a=squares(a=values))
