"""A float flows into an int."""

from flytekit import task, workflow


@task
def share() -> float:  # mistake: edge-type-mismatch
# twin: def share() -> int:
    return 3


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=share())  # or here
