"""A workflow returns one value where it declares two."""

from flytekit import task, workflow


@task
def count() -> int:
    return 3


@workflow
def flow() -> tuple[int, int]:  # mistake: wrong-output
# twin: def flow() -> int:
    return count()  # or here
