"""A workflow returns an int where it declares a str."""

from flytekit import task, workflow


@task
def count() -> int:
    return 3


@workflow
def flow() -> str:  # mistake: edge-type-mismatch
# twin: def flow() -> int:
    return count()  # or here
