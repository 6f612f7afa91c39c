"""A list flows into a list of lists."""

from flytekit import task, workflow


@task
def row() -> list[int]:
    return [1]


@task
def height(rows: list[list[int]]) -> int:
    return len(rows)


@workflow
def flow() -> int:
    return height(rows=row())  # mistake: edge-type-mismatch
    # twin: return height(rows=[row()])
