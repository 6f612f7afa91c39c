"""A list does not say what its items are."""

from flytekit import task


@task
def total(numbers: list) -> int:  # mistake: missing-item-type
# twin: def total(numbers: list[int]) -> int:
    return sum(numbers)
