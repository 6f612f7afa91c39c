"""A conditional that is not finished is passed on."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    chosen = conditional("size").if_(number > 3).then(double(number=number)).else_()  # mistake: value-type
    # twin: chosen = conditional("size").if_(number > 3).then(double(number=number)).else_().fail("small")
    return double(number=chosen)  # or here
