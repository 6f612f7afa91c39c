"""A parameter has no type."""

from kfp.dsl import component, pipeline


@component
def double(number) -> int:  # mistake: missing-annotation
# twin: def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=3).output
