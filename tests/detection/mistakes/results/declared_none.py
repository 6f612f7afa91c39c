"""A task returns its result, and declares that it returns None."""

from flytekit import task


@task
def double(number: int) -> None:  # mistake: undeclared-output
# twin: def double(number: int) -> int:
    doubled = 2 * number
    return doubled
