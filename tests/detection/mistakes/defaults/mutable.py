"""The default of an input is a list, which all runs share."""

from typing import Optional

from flytekit import task


@task
def total(numbers: list[int] = []) -> int:  # mistake: mutable-default
# twin: def total(numbers: Optional[list[int]] = None) -> int:
    return len(numbers or ())
