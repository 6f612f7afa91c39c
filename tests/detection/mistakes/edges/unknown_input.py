"""A task is called with an input that it does not have."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(numbr=number)  # mistake: wrong-arguments
    # twin: return double(number=number)
