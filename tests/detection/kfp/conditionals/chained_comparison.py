"""A promise is compared with two bounds at once."""

from kfp.dsl import If, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(number: int):
    with If(3 < number < 9):  # mistake: promise-as-value
    # twin: with If(number > 3):
        store(number=number)
