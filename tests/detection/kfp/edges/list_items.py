"""A list of ints flows into a list of strs."""

from typing import List

from kfp.dsl import component, pipeline


@component
def numbers() -> List[int]:
    return [1, 2]


@component
def join(words: List[str]) -> str:  # mistake: edge-type-mismatch
# twin: def join(words: List[int]) -> str:
    return str(words)


@pipeline
def flow() -> str:
    return join(words=numbers().output).output  # or here
