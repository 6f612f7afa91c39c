"""The default of an input is a list of the module."""

from flytekit import task

DEFAULT = [1, 2]


@task
def total(numbers: list[int] = DEFAULT) -> int:  # mistake: mutable-default
# twin: def total(numbers: list[int]) -> int:
    return sum(numbers)
