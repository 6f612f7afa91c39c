"""A loop runs as often as a promise says."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(times: int) -> int:
    for _ in range(times):  # mistake: promise-as-value
    # twin: for _ in range(3):
        double(number=times)
    return double(number=times).output
