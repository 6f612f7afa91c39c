"""None is given where something must be there."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=None).output  # mistake: value-type
    # twin: return double(number=1).output
