"""An input of a dynamic workflow has no type."""

from flytekit import dynamic, task


@task
def double(number: int) -> int:
    return 2 * number


@dynamic
def power(number: int, times) -> int:  # mistake: missing-annotation
# twin: def power(number: int, times: int) -> int:
    for _ in range(times):
        number = double(number=number)
    return number
