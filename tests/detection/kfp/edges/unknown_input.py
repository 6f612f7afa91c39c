"""A task is called with an input that it does not have."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    return double(numbr=number).output  # mistake: wrong-arguments
    # twin: return double(number=number).output
