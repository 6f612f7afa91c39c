"""None is given where something must be there."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=None)  # mistake: value-type
    # twin: return double(number=1)
