"""A promise is compared with two bounds at once."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return (
        conditional("size")
        .if_(3 < number < 9)  # mistake: promise-as-value
        # twin: .if_(number > 3)
        .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
