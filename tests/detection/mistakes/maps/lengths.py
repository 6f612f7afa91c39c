"""A map goes over lists of different lengths."""

from flytekit import map_task, task, workflow


@task
def add(left: int, right: int) -> int:
    return left + right


@workflow
def flow() -> list[int]:
    return map_task(add)(left=[1, 2, 3], right=[1, 2])  # mistake: map-lengths-differ
    # twin: return map_task(add)(left=[1, 2, 3], right=[1, 2, 3])
