"""A task returns a value that it does not declare."""

from kfp.dsl import component, pipeline


@component
def double(number: int):  # mistake: undeclared-output
# twin: def double(number: int) -> int:
    return 2 * number  # or here


@pipeline
def flow():
    double(number=3)
