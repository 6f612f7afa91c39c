"""An attribute of a plain number is read."""

from flytekit import task, workflow


@task
def count() -> int:
    return 3


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=count().size)  # mistake: attribute-of-atom
    # twin: return double(number=count())
