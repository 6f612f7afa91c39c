"""The result of a task that returns nothing is passed on."""

from flytekit import task, workflow


@task
def store(number: int) -> None: ...


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=store(number=number))  # mistake: void-used
    # twin: return double(number=double(number=number))
