"""A task returns a number or an exception, and neither can be told from the other."""

from flytekit import task


@task
def divide(number: int) -> int | ZeroDivisionError:  # mistake: pickle-in-union
# twin: def divide(number: int) -> int | str:
    return 10 // number
