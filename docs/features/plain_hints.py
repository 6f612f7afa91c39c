"""Hints of what a task starts, where the task is not dynamic."""

from flytekit import task


@task
def leaf() -> int:
    return 1


@task(node_dependency_hints=[leaf])
def hinting() -> int:
    return 1
