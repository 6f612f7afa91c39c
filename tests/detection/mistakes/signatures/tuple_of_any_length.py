"""A tuple of any length is declared as the output."""

from flytekit import task


@task
def both(number: int) -> tuple[int, ...]:  # mistake: wrong-output
# twin: def both(number: int) -> tuple[int, int]:
    return number, number
