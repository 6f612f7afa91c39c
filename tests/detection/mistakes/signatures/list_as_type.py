"""A list that holds a type stands where a type should."""

from flytekit import task


@task
def total(numbers: [int]) -> int:  # mistake: not-a-type
# twin: def total(numbers: list[int]) -> int:
    return sum(numbers)
