"""Promises are put into a set."""

from flytekit import task, workflow


@task
def total(numbers: list[int]) -> int:
    return sum(numbers)


@workflow
def flow(left: int, right: int) -> int:
    return total(numbers=list({left, right}))  # mistake: promise-as-key
    # twin: return total(numbers=list((left, right)))
