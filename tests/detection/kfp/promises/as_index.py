"""A list is indexed by a promise."""

from kfp.dsl import component, pipeline

SIZES = [1, 2, 3]


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(which: int) -> int:
    return double(number=SIZES[which]).output  # mistake: promise-as-value
    # twin: return double(number=which).output
