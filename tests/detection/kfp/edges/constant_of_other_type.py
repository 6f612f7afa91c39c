"""A constant has another type than the input."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number="three").output  # mistake: value-type
    # twin: return double(number=3).output
