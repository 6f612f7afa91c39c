"""A promise alone is taken for a condition."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(large: bool, number: int) -> int:
    return (
        conditional("size")
        .if_(large)  # mistake: wrong-condition
        # twin: .if_(large.is_true())
        .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
