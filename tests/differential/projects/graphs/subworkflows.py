"""Workflows in workflows in workflows, and one shared by two."""

from typing import List, Tuple

from flytekit import LaunchPlan, current_context, dynamic, task, workflow


@task
def add(a: int, b: int = 1) -> int:
    return a + b


@task
def halve(a: int) -> Tuple[int, int]:
    return a // 2, a % 2


@workflow
def three(a: int = 3) -> int:
    return add(a=add(a=add(a=a)))


@workflow
def split(a: int, b: int = 2) -> Tuple[int, int]:
    whole, rest = halve(a=three(a=a))
    return add(a=whole, b=b), rest


@workflow
def constant() -> int:
    return add(a=40, b=2)


@workflow
def top(a: int, b: int) -> Tuple[int, int, int]:
    x, y = split(a=a)
    z = three(a=y)
    u, _ = split(a=z, b=b)
    constant()
    three()
    return x, u, constant()


three_lp = LaunchPlan.get_or_create(three)
split_lp = LaunchPlan.get_or_create(split, name="split-with-nine", default_inputs={"b": 9})


@workflow
def by_plans(a: int) -> int:
    x, y = split_lp(a=a)
    three_lp()
    return three_lp(a=add(a=x, b=y))


@dynamic(cache=True, cache_version="1", retries=2, environment={"MODE": "dynamic"})
def recursive(n: int) -> int:
    """Run-time graph: flytekit does not look inside while packaging."""
    if n < 1:
        return add(a=n)
    return recursive(n=n - 1)


@dynamic(node_dependency_hints=[three, add, three_lp])
def hinted(ns: List[int]) -> List[int]:
    return [three(a=n) for n in ns]


@workflow
def with_dynamic(n: int) -> List[int]:
    return hinted(ns=[recursive(n=n), n, 5])
