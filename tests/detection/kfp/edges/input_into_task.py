"""A workflow hands on its input under another type."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: float) -> int:  # mistake: edge-type-mismatch
# twin: def flow(number: int) -> int:
    return double(number=number).output  # or here
