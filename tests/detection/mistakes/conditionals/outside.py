"""A conditional stands outside of any workflow."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


choice = conditional("size").if_(True)  # mistake: wrong-condition
# twin: choice = conditional
