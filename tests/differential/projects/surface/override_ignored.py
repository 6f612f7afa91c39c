"""Inputs that the cache of one node ignores."""

from flytekit import Cache, task, workflow


@task(cache=Cache(version="1"))
def step(a: int) -> int:
    return a


@workflow
def flow(a: int) -> int:
    return step(a=a).with_overrides(cache=True, cache_version="2", cache_ignore_input_vars=("a",))
