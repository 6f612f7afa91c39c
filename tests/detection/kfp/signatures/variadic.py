"""A task takes any number of inputs."""

from typing import List

from kfp.dsl import component, pipeline


@component
def total(*numbers: int) -> int:  # mistake: variadic-parameter
# twin: def total(numbers: List[int]) -> int:
    return sum(numbers)


@pipeline
def flow():
    total(numbers=[3])
