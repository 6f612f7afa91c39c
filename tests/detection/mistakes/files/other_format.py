"""A file of one format flows into another."""

from flytekit import task, workflow
from flytekit.types.file import FlyteFile


@task
def draw() -> FlyteFile["png"]:  # mistake: edge-type-mismatch
# twin: def draw() -> FlyteFile["csv"]:
    raise NotImplementedError
    return None


@task
def rows(file: FlyteFile["csv"]) -> int:
    return 1


@workflow
def flow() -> int:
    return rows(file=draw())  # or here
