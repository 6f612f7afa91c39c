"""One int flows into a list of ints."""

from typing import List

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@component
def numbers() -> List[int]:
    return [1, 2]


@component
def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow() -> int:
    return total(numbers=count().output).output  # mistake: edge-type-mismatch
    # twin: return total(numbers=numbers().output).output
