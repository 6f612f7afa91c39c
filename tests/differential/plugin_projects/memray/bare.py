"""The profiler without arguments, and mapped."""

from flytekit import map_task, task, workflow
from flytekitplugins.memray import memray_profiling


@task(enable_deck=True)
@memray_profiling
def grow(n: int) -> int:
    return n * 2


@task(retries=2)
@memray_profiling()
def shrink(n: int) -> int:
    return n // 2


@workflow
def sizes(ns: list[int]) -> list[int]:
    return map_task(shrink)(n=map_task(grow)(n=ns))
