"""A function that a workflow calls would catch what a task raises."""

from flytekit import task, workflow


@task
def load(number: int) -> int:
    return number


def guarded(number: int) -> int:
    try:
        return load(number=number)  # mistake: try-around-nodes
        # twin: return number
    except ValueError:
        return load(number=1)


@workflow
def flow(number: int) -> int:
    return load(number=guarded(number))
