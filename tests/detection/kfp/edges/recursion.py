"""A workflow runs itself."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(number: int) -> int:
    return flow(number=number).output  # mistake: recursive-workflow
    # twin: return double(number=number).output
