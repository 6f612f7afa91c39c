"""More is asked for than is allowed."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    one = double(number=3).set_memory_request("4Gi")
    one.set_memory_limit("2Gi")  # mistake: request-above-limit
    # twin: one.set_memory_limit("8Gi")
    return one.output
