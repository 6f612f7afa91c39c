"""A promise is added to a number."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    return double(number=number + 1).output  # mistake: promise-as-value
    # twin: return double(number=number).output
