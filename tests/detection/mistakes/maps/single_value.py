"""A map task is given one value and no list."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> list[int]:
    return map_task(double)(number=number)  # mistake: edge-type-mismatch
    # twin: return map_task(double)(number=[number])
