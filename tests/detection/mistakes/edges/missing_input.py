"""A task is called without one of its inputs."""

from flytekit import task, workflow


@task
def add(left: int, right: int) -> int:
    return left + right


@workflow
def flow(number: int) -> int:
    return add(left=number)  # mistake: wrong-arguments
    # twin: return add(left=number, right=1)
