"""`int` is called on a promise."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: float) -> int:
    return double(number=int(number)).output  # mistake: promise-as-value
    # twin: return double(number=int(2.0)).output
