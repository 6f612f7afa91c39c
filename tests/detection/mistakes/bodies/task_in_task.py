"""A task calls another one, which then runs inside it."""

from flytekit import task


def half_of(number: int) -> int:
    return number // 2


@task
def half(number: int) -> int:
    return number // 2


@task
def quarter(number: int) -> int:
    return half(number=number) // 2  # mistake: task-in-task
    # twin: return half_of(number=number) // 2
