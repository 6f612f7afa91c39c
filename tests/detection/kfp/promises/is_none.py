"""A promise is compared with None by `is`."""

from kfp.dsl import component, pipeline

FACTOR = 2


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    if number is None:  # mistake: promise-identity
    # twin: if FACTOR is None:
        return double(number=1).output
    return double(number=number).output
