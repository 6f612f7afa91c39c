"""Shared memory is asked for in a unit that Kubernetes does not know."""

from flytekit import task


@task(shared_memory="10GB")  # mistake: quantity-invalid
# twin: @task(shared_memory="10Gi")
def train(number: int) -> int:
    return number
