"""A task was copied, and its name was not changed."""

from flytekit import task


@task
def load() -> int:  # or here
    return 3


@task
def load() -> int:  # mistake: shadowed-task
# twin: def load_more() -> int:
    return 4
