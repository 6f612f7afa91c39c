"""A constant has another type than the input."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number="three")  # mistake: value-type
    # twin: return double(number=3)
