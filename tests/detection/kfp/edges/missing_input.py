"""A task is called without one of its inputs."""

from kfp.dsl import component, pipeline


@component
def add(left: int, right: int) -> int:
    return left + right


@pipeline
def flow(number: int) -> int:
    return add(left=number).output  # mistake: wrong-arguments
    # twin: return add(left=number, right=1).output
