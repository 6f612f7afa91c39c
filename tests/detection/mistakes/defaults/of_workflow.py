"""The default of an input of a workflow has another type."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int = "three") -> int:  # mistake: value-type
# twin: def flow(number: int = 3) -> int:
    return double(number=number)
