"""An array node over a launch plan that fixes an input: no input of the node since flytekit 1.15."""


from flytekit import LaunchPlan, task, workflow
from flytekit.core.array_node import array_node


@task
def add(a: int, b: int) -> int:
    return a + b


@workflow
def inner(a: int, b: int) -> int:
    return add(a=a, b=b)


fixed = LaunchPlan.get_or_create(inner, name="fixed", fixed_inputs={"b": 2})


@workflow
def over(xs: list[int]) -> list[int]:
    return array_node(fixed)(a=xs)
