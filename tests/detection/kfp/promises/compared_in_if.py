"""An `if` asks for a comparison with a promise."""

from kfp.dsl import component, pipeline

LIMIT = 3


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    if number > LIMIT:  # mistake: promise-as-value
    # twin: if LIMIT > 2:
        return double(number=number).output
    return double(number=1).output
