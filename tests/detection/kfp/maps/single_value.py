"""A map task is given one value and no list."""

from typing import List

from kfp.dsl import ParallelFor, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(number: int, numbers: List[int]):
    with ParallelFor(number) as each:  # mistake: edge-type-mismatch
    # twin: with ParallelFor(numbers) as each:
        store(number=each)
