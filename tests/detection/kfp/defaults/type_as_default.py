"""The default of an input is its type."""

from kfp.dsl import component, pipeline


@component
def double(number: int = int) -> int:  # mistake: annotation-as-default
# twin: def double(number: int = 3) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double().output
