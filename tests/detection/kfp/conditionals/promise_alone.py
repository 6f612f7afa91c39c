"""A promise alone is taken for a condition."""

from kfp.dsl import If, component, pipeline


@component
def store(number: int):
    print(number)


@pipeline
def flow(large: bool, number: int):
    with If(large):  # mistake: wrong-condition
    # twin: with If(large == True):
        store(number=number)
