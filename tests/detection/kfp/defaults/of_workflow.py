"""The default of an input of a workflow has another type."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int = "three") -> int:  # mistake: value-type
# twin: def flow(number: int = 3) -> int:
    return double(number=number).output
