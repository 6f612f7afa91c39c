"""The length of a promise is asked."""

from typing import List

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@component
def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow(numbers: List[int]) -> int:
    return double(number=len(numbers)).output  # mistake: promise-as-value
    # twin: return double(number=total(numbers=numbers).output).output
