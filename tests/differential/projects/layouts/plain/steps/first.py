"""A task in a folder without `__init__.py`."""

from flytekit import task


@task
def first(a: int) -> int:
    return a
