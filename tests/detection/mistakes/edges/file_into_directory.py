"""A file flows into a directory."""

from flytekit import task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile


@task
def download() -> FlyteFile:  # mistake: file-as-directory
# twin: def download() -> FlyteDirectory:
    raise NotImplementedError
    return None


@task
def size(folder: FlyteDirectory) -> int:
    return 0


@workflow
def flow() -> int:
    return size(folder=download())  # or here
