"""A list flows into a list of lists."""

from typing import List

from kfp.dsl import component, pipeline


@component
def numbers() -> List[int]:
    return [1, 2]


@component
def height(rows: List[List[int]]) -> int:  # mistake: edge-type-mismatch
# twin: def height(rows: List[int]) -> int:
    return len(rows)


@pipeline
def flow() -> int:
    return height(rows=numbers().output).output  # or here
