"""Two comparisons are joined by `and`."""

from kfp.dsl import If, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(number: int):
    with If(number > 3 and number < 9):  # mistake: promise-as-value
    # twin: with If(number > 3):
        store(number=number)
