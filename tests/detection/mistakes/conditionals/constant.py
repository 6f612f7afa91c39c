"""A condition is computed before the workflow runs."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


LIMIT = 3


@workflow
def flow(number: int) -> int:
    return (
        conditional("size")
        .if_(LIMIT > 2)  # mistake: wrong-condition
        # twin: .if_(number > LIMIT)
        .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
