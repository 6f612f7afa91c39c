"""A task declares an output, and returns nothing."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:  # mistake: missing-return
# twin: def double(number: int):
    print(2 * number)


@pipeline
def flow():
    double(number=3)
