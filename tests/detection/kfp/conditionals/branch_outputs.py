"""The cases of a conditional give values of different types."""

from kfp.dsl import Else, If, OneOf, component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@component
def spell(number: int) -> str:
    return str(number)


@pipeline
def flow(number: int) -> int:
    with If(number > 3):
        one = double(number=number)
    with Else():
        two = spell(number=number)  # mistake: branch-output-mismatch
        # twin: two = double(number=1)
    return OneOf(one.output, two.output)  # or here
