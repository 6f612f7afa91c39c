"""A conditional fails with an exception, and not with a text."""

from flytekit import conditional, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    section = conditional("size").if_(number > 3).then(double(number=number))
    return section.else_().fail(ValueError("small"))  # mistake: wrong-condition
    # twin: return section.else_().fail("small")
