"""A task returns a value that it does not declare."""

from flytekit import task


@task
def double(number: int):  # mistake: undeclared-output
# twin: def double(number: int) -> int:
    return 2 * number  # or here
