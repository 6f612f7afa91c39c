"""Memory is asked for in a unit that Kubernetes does not know."""

from flytekit import Resources, task


@task(requests=Resources(mem="10GB"))  # mistake: quantity-invalid
# twin: @task(requests=Resources(mem="10Gi"))
def train(number: int) -> int:  # or here
    return number
