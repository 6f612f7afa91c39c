"""An input is a tuple."""

from flytekit import task


@task
def add(numbers: tuple[int, int]) -> int:  # mistake: tuple-value
# twin: def add(numbers: list[int]) -> int:
    return sum(numbers)
