"""A parameter has no type."""

from flytekit import task


@task
def double(number) -> int:  # mistake: missing-annotation
# twin: def double(number: int) -> int:
    return 2 * number
