"""A task is retried less than never."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=3).set_retry(-1).output  # mistake: negative-retries
    # twin: return double(number=3).set_retry(1).output
