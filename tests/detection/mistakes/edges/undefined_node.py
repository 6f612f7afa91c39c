"""A name of a node is misspelt."""

from flytekit import task, workflow


@task
def load(number: int) -> int:
    return number


@task
def clean():
    print("clean")


@workflow
def flow(number: int) -> int:
    loaded = load(number=number)
    cleaned = clean()
    loaded >> claened  # mistake: workflow-raises
    # twin: loaded >> cleaned
    return loaded
