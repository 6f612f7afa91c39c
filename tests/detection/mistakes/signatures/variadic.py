"""A task takes any number of inputs."""

from flytekit import task


@task
def total(*numbers: int) -> int:  # mistake: variadic-parameter
# twin: def total(numbers: list[int]) -> int:
    return sum(numbers)
