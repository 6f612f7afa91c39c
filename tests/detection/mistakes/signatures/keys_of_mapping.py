"""The keys of a mapping are numbers."""

from flytekit import task


@task
def total(numbers: dict[int, int]) -> int:  # mistake: untyped-mapping
# twin: def total(numbers: dict[str, int]) -> int:
    return len(numbers)
