"""References called by position: since flytekit 1.15."""

from flytekit import reference_task, workflow


@reference_task(project="p", domain="d", name="n", version="v")
def remote(a: int) -> int: ...


@workflow
def placed(a: int) -> int:
    return remote(a)
