"""A task declares an output, and returns nothing."""

from flytekit import task


@task
def double(number: int) -> int:  # mistake: missing-return
# twin: def double(number: int) -> None:
    print(2 * number)
