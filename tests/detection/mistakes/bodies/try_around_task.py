"""A workflow would catch what a task raises."""

from flytekit import task, workflow


@task
def load() -> int:
    return 3


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    number = 1
    try:
        number = load()  # mistake: try-around-nodes
        # twin: number = int("3")
    except ValueError:
        pass
    return double(number=number)
