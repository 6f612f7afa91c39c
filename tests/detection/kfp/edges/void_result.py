"""The result of a task that returns nothing is passed on."""

from kfp.dsl import component, pipeline


@component
def store(number: int):
    print(number)


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    return double(number=store(number=number).output).output  # mistake: void-used
    # twin: return double(number=double(number=number).output).output
