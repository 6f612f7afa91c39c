"""The cases of a conditional give values of different types."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@task
def spell(number: int) -> str:
    return str(number)


@workflow
def flow(number: int) -> int:  # or here
    return (  # or here
        conditional("size")
        .if_(number > 3)
        .then(double(number=number))
        .else_()
        .then(spell(number=number))  # mistake: branch-output-mismatch
        # twin: .then(double(number=1))
    )
