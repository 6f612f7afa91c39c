"""The default of an input has another type."""

from kfp.dsl import component, pipeline


@component
def double(number: int = "three") -> int:  # mistake: value-type
# twin: def double(number: int = 3) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double().output
