"""Two comparisons are joined by `and`."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return (
        conditional("size")
        .if_(number > 3 and number < 9)  # mistake: promise-as-value
        # twin: .if_((number > 3) & (number < 9))
        .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
