"""An override asks for CPUs in words."""

from kfp.dsl import component, pipeline


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow() -> int:
    return double(number=3).set_cpu_request("two").output  # mistake: quantity-invalid
    # twin: return double(number=3).set_cpu_request("2").output
