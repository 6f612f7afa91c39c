"""A workflow hands on its input under another type."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: float) -> int:  # mistake: edge-type-mismatch
# twin: def flow(number: int) -> int:
    return double(number=number)  # or here
