"""A loop goes over a promise."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> list[int]:
    return [double(number=each) for each in numbers]  # mistake: promise-as-value
    # twin: return map_task(double)(number=numbers)
