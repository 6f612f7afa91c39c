"""The items of a list do not fit the mapped task."""

from typing import List

from kfp.dsl import ParallelFor, component, pipeline


@component
def store(number: int):
    print(number)


@component
def words() -> List[str]:  # mistake: edge-type-mismatch
# twin: def words() -> List[int]:
    return []


@pipeline
def flow():
    with ParallelFor(words().output) as each:
        store(number=each)  # or here
