"""Memory is asked for in a unit that Kubernetes does not know."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=3).set_memory_request("10GB").output  # mistake: quantity-invalid
    # twin: return double(number=3).set_memory_request("10Gi").output
