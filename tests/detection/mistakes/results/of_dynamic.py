"""A dynamic workflow returns what a task gives, and declares no output."""

from flytekit import dynamic, task


@task
def double(number: int) -> int:
    return 2 * number


@dynamic
def steps(number: int):  # mistake: undeclared-output
# twin: def steps(number: int) -> int:
    doubled = double(number=number)
    return double(number=doubled)
