"""A mapping to ints flows into a mapping to lists."""

from flytekit import task, workflow


@task
def counts() -> dict[str, int]:
    return {"a": 1}


@task
def merge(groups: dict[str, list[int]]) -> int:  # mistake: edge-type-mismatch
# twin: def merge(groups: dict[str, int]) -> int:
    return len(groups)


@workflow
def flow() -> int:
    return merge(groups=counts())  # or here
