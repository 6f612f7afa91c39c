"""A conditional has no `else_`."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:  # or here
    return (
        conditional("size")
        .if_(number > 3)
        .then(double(number=number))  # mistake: wrong-condition
        # twin: .then(double(number=number)).else_().then(double(number=1))
    )
