"""A float flows into an int."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@component
def share() -> float:  # mistake: edge-type-mismatch
# twin: def share() -> int:
    return 3


@pipeline
def flow() -> int:
    return double(number=share().output).output  # or here
