"""Two nodes wait for one another."""

from flytekit import task, workflow


@task
def first() -> int:
    return 1


@task
def second(number: int) -> int:
    return number


@workflow
def flow() -> int:  # or here
    one = first()
    two = second(number=one)
    two >> one  # mistake: circular-order
    # twin: one >> two
    return two
