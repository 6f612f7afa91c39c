"""A task itself is put after a result, and not a call of it."""

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
    loaded >> clean  # mistake: not-a-node
    # twin: loaded >> clean()
    return loaded
