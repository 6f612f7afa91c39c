"""An input is a tuple."""

from typing import List, Tuple

from kfp.dsl import component, pipeline


@component
def add(numbers: Tuple[int, int]) -> int:  # mistake: tuple-value
# twin: def add(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow():
    add(numbers=[3])
