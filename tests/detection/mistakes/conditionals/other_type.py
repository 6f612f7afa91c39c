"""An int is compared with a str."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return (
        conditional("size")
        .if_(number == "three")  # mistake: condition-type-mismatch
        # twin: .if_(number == 3)
        .then(double(number=number))
        .else_()
        .then(double(number=1))
    )
