"""`int` is called on a promise."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@task
def double_of(number: float) -> int:
    return 2 * int(number)


@workflow
def flow(number: float) -> int:
    return double(number=int(number))  # mistake: promise-as-value
    # twin: return double_of(number=number)
