"""A way through a task ends without a return."""

from flytekit import task


@task
def sign(number: int) -> int:  # mistake: missing-result
# twin: def sign(number: int) -> int | None:
    if number > 0:
        return 1
    elif number < 0:
        return -1
