"""The result of a map task is passed on as one item."""

from typing import List

from kfp.dsl import Collected, ParallelFor, component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@component
def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow(numbers: List[int]) -> int:
    with ParallelFor(numbers) as each:
        doubled = double(number=each)
    return double(number=Collected(doubled.output)).output  # mistake: edge-type-mismatch
    # twin: return total(numbers=Collected(doubled.output)).output
