"""An `if` asks for the truth of a promise."""

from kfp.dsl import component, pipeline

LARGE = True


@component
def is_large(number: int) -> bool:
    return number > 10


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    if is_large(number=number).output:  # mistake: promise-as-value
    # twin: if LARGE:
        return double(number=number).output
    return double(number=1).output
