"""Promises are put into a set."""

from typing import List

from kfp.dsl import component, pipeline


@component
def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow(left: int, right: int) -> int:
    return total(numbers=list({left, right})).output  # mistake: promise-as-key
    # twin: return total(numbers=list((left, right))).output
