"""A workflow would catch what a task raises."""

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    number = 1
    try:
        number = count().output  # mistake: try-around-nodes
        # twin: number = int("3")
    except ValueError:
        pass
    return double(number=number).output
