"""The result of a map task is passed on as one item."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> int:
    doubled = map_task(double)(number=numbers)
    return double(number=doubled)  # mistake: edge-type-mismatch
    # twin: return double(number=doubled[0])
