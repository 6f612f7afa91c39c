"""The default of an input is its type."""

from flytekit import task


@task
def double(number: int = int) -> int:  # mistake: annotation-as-default
# twin: def double(number: int = 3) -> int:
    return 2 * number
