"""A condition is computed before the workflow runs."""

from kfp.dsl import If, component, pipeline

LIMIT = 3


@component
def store(number: int):
    print(number)


@pipeline
def flow(number: int):
    with If(LIMIT > 2):  # mistake: wrong-condition
    # twin: with If(number > LIMIT):
        store(number=number)
