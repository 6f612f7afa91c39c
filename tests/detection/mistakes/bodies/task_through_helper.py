"""A task runs another one through a plain function."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


def twice(number: int) -> int:
    return double(number=number)  # or here


@task
def quadruple(number: int) -> int:
    return twice(number) + number  # mistake: task-in-task
    # twin: return 4 * number


@workflow
def flow(number: int) -> int:
    return quadruple(number=double(number=number))
