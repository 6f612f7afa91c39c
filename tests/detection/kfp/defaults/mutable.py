"""The default of an input is a list, which all runs share."""

from typing import List, Optional

from kfp.dsl import component, pipeline


@component
def total(numbers: List[int] = []) -> int:  # mistake: mutable-default
# twin: def total(numbers: Optional[List[int]] = None) -> int:
    return len(numbers or ())


@pipeline
def flow() -> int:
    return total().output
