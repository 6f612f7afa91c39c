"""A map task is given a constant that is no list."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> list[int]:
    return map_task(double)(number=3)  # mistake: value-type
    # twin: return map_task(double)(number=[3])
