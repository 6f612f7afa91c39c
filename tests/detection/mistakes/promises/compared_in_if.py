"""An `if` asks for a comparison with a promise."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


LIMIT = 3


@workflow
def flow(number: int) -> int:
    if number > LIMIT:  # mistake: promise-as-value
    # twin: if LIMIT > 2:
        return double(number=number)
    return number
