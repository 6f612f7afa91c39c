"""The result of one case is used after the conditional."""

from flytekit import conditional, task, workflow


@task
def load(number: int) -> int:
    return number


@workflow
def flow(number: int) -> int:
    size = conditional("size").if_(number > 9).then(big := load(number=9)).else_().fail("small")
    return load(number=big)  # mistake: case-output-escapes
    # twin: return load(number=size)
