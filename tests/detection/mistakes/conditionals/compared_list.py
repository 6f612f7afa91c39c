"""A list is compared in a condition."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int], number: int) -> int:
    return (
        conditional("size")
        .if_(numbers == 3)  # mistake: condition-type-mismatch
        # twin: .if_(number == 3)
        .then(double(number=number))
        .else_()
        .then(double(number=numbers[0]))
    )
