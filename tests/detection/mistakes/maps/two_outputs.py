"""A task with two outputs is mapped."""

from flytekit import map_task, task, workflow


@task
def split(number: int) -> tuple[int, int]:  # mistake: wrong-arguments
# twin: def split(number: int) -> int:
    return number, number


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(split)(number=numbers)  # or here
