"""A task has a setting that there is none of."""

from kfp.dsl import component, pipeline


@component(image="python:3.11")  # mistake: wrong-arguments
# twin: @component(base_image="python:3.11")
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=3).output
