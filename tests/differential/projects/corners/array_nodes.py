"""Array nodes over launch plans and tasks that are registered elsewhere."""

import typing

from flytekit import LaunchPlan, map_task, reference_launch_plan, reference_task, task, workflow
from flytekit.core.array_node import array_node
from flytekit.core.task import ReferenceTask


@task
def multiply(a: int, b: int, c: int = 3) -> int:
    return a * b * c


@workflow
def product(a: int, b: int, c: int) -> int:
    return multiply(a=a, b=b, c=c)


@workflow
def nothing(a: int):
    multiply(a=a, b=1)


fixed = LaunchPlan.get_or_create(product, "fixed", fixed_inputs={"c": 4}, default_inputs={"b": 2})
default = LaunchPlan.get_or_create(product)
quiet = LaunchPlan.create("quiet", nothing)


@reference_task(project="p", domain="d", name="remote.task", version="1")
def remote_task(a: int, b: str) -> str: ...


@reference_launch_plan(project="p", domain="d", name="remote.plan", version="1")
def remote_plan(a: int) -> int: ...


over_task = array_node(remote_task, concurrency=2)


@workflow
def arrays(xs: typing.List[int], ys: typing.List[str]) -> typing.List[int]:
    array_node(quiet, concurrency=0, run_all_sub_nodes=True)(a=xs)
    map_task(default, min_successes=1)(a=xs, b=xs, c=[1, 2])
    over_task(a=xs, b=ys)
    array_node(remote_plan, min_success_ratio=1.0)(a=xs)
    return array_node(fixed, concurrency=10, min_successes=2)(a=xs, b=[4, 5])


@workflow
def tolerant(xs: typing.List[int]) -> typing.List[typing.Optional[int]]:
    node = array_node(fixed, min_success_ratio=0.9)
    return node(a=xs, b=xs)
