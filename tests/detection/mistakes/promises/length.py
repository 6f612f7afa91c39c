"""The length of a promise is asked."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> int:
    return double(number=len(numbers))  # mistake: promise-as-value
    # twin: return double(number=numbers[0])
