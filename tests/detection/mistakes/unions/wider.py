"""A union flows into one that lacks a variant."""

from typing import Union

from flytekit import task, workflow


@task
def load() -> Union[int, str, bool]:  # mistake: edge-type-mismatch
# twin: def load() -> Union[int, str]:
    return 3


@task
def show(value: Union[int, str]) -> str:
    return str(value)


@workflow
def flow() -> str:
    return show(value=load())  # or here
