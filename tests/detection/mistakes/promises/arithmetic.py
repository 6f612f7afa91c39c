"""A promise is added to a number."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number + 1)  # mistake: promise-as-value
    # twin: return double(number=number)
