"""A conditional stands outside of any workflow."""

from kfp.dsl import If, component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


with If(True):  # mistake: wrong-condition
# twin: if True:
    number = 3


@pipeline
def flow(number: int) -> int:
    return double(number=number).output
