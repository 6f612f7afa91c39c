"""A list of files flows into one file."""

from flytekit import task, workflow
from flytekit.types.file import FlyteFile


@task
def download() -> list[FlyteFile]:
    return []


@task
def size(file: FlyteFile) -> int:
    return 1


@workflow
def flow() -> int:
    return size(file=download())  # mistake: edge-type-mismatch
    # twin: return size(file=download()[0])
