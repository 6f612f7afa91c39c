"""An `if` asks for the truth of a promise."""

from flytekit import task, workflow


@task
def is_large(number: int) -> bool:
    return number > 10


@task
def double(number: int, twice: bool) -> int:
    return 2 * number


LARGE = True


@workflow
def flow(number: int) -> int:
    large = is_large(number=number)
    if large:  # mistake: promise-as-value
    # twin: if LARGE:
        return double(number=number, twice=large)
    return number
