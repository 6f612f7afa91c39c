"""A dynamic workflow is called with an input that it does not have."""

from flytekit import dynamic, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@dynamic
def doubled(numbers: list[int]) -> list[int]:
    return [double(number=each) for each in numbers]


@workflow
def flow(numbers: list[int]) -> list[int]:
    return doubled(number=numbers)  # mistake: wrong-arguments
    # twin: return doubled(numbers=numbers)
