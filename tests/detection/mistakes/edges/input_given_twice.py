"""An input is given by place and by name."""

from flytekit import task, workflow


@task
def add(left: int, right: int = 1) -> int:
    return left + right


@workflow
def flow(number: int) -> int:
    return add(number, left=number)  # mistake: wrong-arguments
    # twin: return add(number, right=number)
