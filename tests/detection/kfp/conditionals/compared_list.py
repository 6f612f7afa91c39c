"""A list is compared in a condition."""

from typing import List

from kfp.dsl import If, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(numbers: List[int], number: int):
    with If(numbers == 3):  # mistake: condition-type-mismatch
    # twin: with If(number == 3):
        store(number=number)
