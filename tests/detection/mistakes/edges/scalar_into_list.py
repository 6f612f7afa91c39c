"""One int flows into a list of ints."""

from flytekit import task, workflow


@task
def one() -> int:
    return 1


@task
def total(numbers: list[int]) -> int:
    return sum(numbers)


@workflow
def flow() -> int:
    return total(numbers=one())  # mistake: edge-type-mismatch
    # twin: return total(numbers=[one()])
