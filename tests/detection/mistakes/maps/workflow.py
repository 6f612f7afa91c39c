"""A workflow is mapped as a task."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def doubled(number: int) -> int:
    return double(number=number)


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(doubled)(number=numbers)  # mistake: wrong-arguments
    # twin: return map_task(double)(number=numbers)
