"""A cache that a node turns on without a version: refused since flytekit 1.16."""

from flytekit import task, workflow


@task
def step(x: int) -> int:
    return x


@workflow
def cached(x: int) -> int:
    return step(x=x).with_overrides(cache=True)
