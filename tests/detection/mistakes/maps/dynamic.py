"""A dynamic workflow is mapped."""

from flytekit import dynamic, map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@dynamic
def doubled(number: int) -> int:
    return double(number=number)


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(doubled)(number=numbers)  # mistake: wrong-arguments
    # twin: return map_task(double)(number=numbers)
