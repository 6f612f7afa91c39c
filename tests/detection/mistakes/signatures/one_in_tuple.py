"""A tuple holds the only output."""

from flytekit import task


@task
def double(number: int) -> tuple[int]:  # mistake: wrong-output
# twin: def double(number: int) -> int:
    return 2 * number
