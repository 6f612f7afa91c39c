"""A promise is compared with None by `is`."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


FACTOR = 2


@workflow
def flow(number: int) -> int:
    if number is None:  # mistake: promise-identity
    # twin: if FACTOR is None:
        return double(number=1)
    return double(number=number)
