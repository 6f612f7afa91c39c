"""A number stands where a file is expected."""

from flytekit import task, workflow
from flytekit.types.file import FlyteFile


@task
def size(file: FlyteFile) -> int:
    return 1


@task
def count() -> int:  # mistake: edge-type-mismatch
# twin: def count() -> FlyteFile:
    raise NotImplementedError
    return None


@workflow
def flow() -> int:
    return size(file=count())  # or here
