"""A loop goes over a promise."""

from typing import List

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(numbers: List[int]) -> int:
    for each in numbers:  # mistake: promise-as-value
    # twin: for each in [1, 2]:
        double(number=each)
    return double(number=1).output
