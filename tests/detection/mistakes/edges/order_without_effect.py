"""A result is to run before another by a method that does nothing."""

from flytekit import task, workflow


@task
def load(number: int) -> int:
    return number


@task
def clean():
    print("clean")


@workflow
def flow():
    first = clean()
    second = clean()
    first.runs_before(second)  # mistake: lost-order
    # twin: first >> second
