"""Map tasks and array nodes: bound inputs, launch plans with fixed inputs."""

from functools import partial

from flytekit import LaunchPlan, map_task, task, workflow
from flytekit.core.array_node import array_node


@task
def add(a: int, b: int, c: str = "c") -> int:
    return a + b


@workflow
def inner(a: int, b: int) -> int:
    return add(a=a, b=b)


fixed = LaunchPlan.get_or_create(inner, name="fixed", fixed_inputs={"b": 2})
free = LaunchPlan.get_or_create(inner, name="free", default_inputs={"b": 3})


@workflow
def mapped(xs: list[int], ys: list[int]) -> list[int]:
    map_task(partial(add, b=1, c="x"), concurrency=2, min_success_ratio=0.5)(a=xs)
    map_task(add, metadata=None)(a=xs, b=ys, c=["a"])
    array_node(free, concurrency=3)(a=xs, b=ys)
    return map_task(partial(add, c="y"), min_successes=1)(a=xs, b=ys)
