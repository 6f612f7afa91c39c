"""A task with two outputs is mapped."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@task
def split(number: int) -> tuple[int, int]:  # or here
    return number, number


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(split)(number=numbers)  # mistake: wrong-arguments
    # twin: return map_task(double)(number=numbers)
