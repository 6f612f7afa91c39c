"""A task is called inside a case, but is not its result."""

from flytekit import conditional, task, workflow


@task
def load() -> int:
    return 3


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return (
        conditional("size")
        .if_(number > 3)
        .then(double(number=load()))  # mistake: lost-node
        # twin: .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
