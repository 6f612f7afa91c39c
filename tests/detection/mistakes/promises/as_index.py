"""A list is indexed by a promise."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


SIZES = [1, 2, 3]


@workflow
def flow(which: int) -> int:
    return double(number=SIZES[which])  # mistake: promise-as-value
    # twin: return double(number=which)
