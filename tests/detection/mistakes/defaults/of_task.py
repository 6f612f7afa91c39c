"""The default of an input has another type."""

from flytekit import task


@task
def double(number: int = "three") -> int:  # mistake: value-type
# twin: def double(number: int = 3) -> int:
    return 2 * number
