"""A method of the value is called on its promise."""

from typing import List

from kfp.dsl import component, pipeline


@component
def numbers() -> List[int]:
    return [1, 2]


@component
def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow() -> int:
    made = numbers().output
    made.append(3)  # mistake: promise-as-value
    # twin: made = [made, 3][0]
    return total(numbers=made).output
