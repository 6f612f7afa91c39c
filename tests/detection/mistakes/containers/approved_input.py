"""A gate waits for the approval of an input."""

from datetime import timedelta

from flytekit import approve, task, workflow


@task
def add(number: int) -> int:
    return number + 1


@workflow
def flow(number: int) -> int:
    loaded = add(number=number)
    approve(number, "check", timeout=timedelta(hours=1))  # mistake: wrong-arguments
    # twin: approve(loaded, "check", timeout=timedelta(hours=1))
    return loaded
