"""Two tasks of a module have one name."""

from flytekit import task, workflow


@task
def load() -> int:  # or here
    return 3


first = load


@task
def load() -> int:  # mistake: hidden-task
# twin: def load_again() -> int:
    return 4


@workflow
def flow() -> int:
    return first()
