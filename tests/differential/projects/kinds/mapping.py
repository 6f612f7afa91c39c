"""Map tasks and array nodes over tasks, plans and references."""

import typing
from functools import partial
from flytekit import (
    workflow,
    task,
    map_task,
    Resources,
    LaunchPlan,
    reference_task,
    reference_launch_plan,
    reference_workflow,
    TaskMetadata,
    Secret,
    dynamic,
    eager,
)
from flytekit.core.array_node_map_task import array_node_map_task
from flytekit.core.array_node import array_node


@task(
    retries=2,
    timeout=30,
    interruptible=True,
    cache=True,
    cache_version="1",
    requests=Resources(cpu="1"),
    environment={"A": "b"},
    secret_requests=[Secret("g", "k")],
)
def one(a: int, b: str = "x", c: typing.Optional[float] = None) -> typing.Optional[int]:
    """Doc of one."""
    return a


@task(enable_deck=True)
def two(a: int):
    return None


@task
def lst(xs: typing.List[str]) -> typing.Union[int, str]:
    return None


@task
async def asy(a: int) -> int:
    return a


mt = map_task(one, concurrency=3)
mt2 = map_task(partial(one, b="y"), min_success_ratio=0.5)


@workflow
def sub(a: int, k: str = "k") -> int:
    asy_n = map_task(asy)(a=[a])
    two(a=a)
    return two2(a=a)


@task
def two2(a: int) -> int:
    return a


lp = LaunchPlan.get_or_create(sub, name="sublp", fixed_inputs={"k": "z"})


@reference_task(project="p", domain="d", name="some.ref", version="v1")
def ref(a: int, b: str = "s") -> str:
    return None


@reference_launch_plan(project="p", domain="d", name="some.lp", version="v1")
def reflp(a: int) -> typing.NamedTuple("O", [("x", str)]):
    return None


@workflow
def wf(xs: typing.List[int], bs: typing.List[str], y: int) -> typing.List[typing.Optional[int]]:
    m = mt(a=xs, b=bs, c=[None]).with_overrides(
        requests=Resources(mem="1Gi"), retries=7, name="nn", cache=True, cache_version="7"
    )
    n = mt2(a=xs, c=[])
    map_task(partial(one, b="y", c=1.0))(a=xs)
    map_task(two, min_successes=2)(a=xs)
    map_task(two, min_successes=2, min_success_ratio=None, run_all_sub_nodes=True)(a=xs)
    map_task(lst, min_success_ratio=1)(xs=[bs])
    array_node_map_task(two, concurrency=0, metadata=TaskMetadata(retries=9))(a=xs)
    map_task(lp, concurrency=2)(a=xs)
    array_node(lp, min_successes=3)(a=xs)
    map_task(ref, min_success_ratio=0.4)(a=xs, b=bs)
    map_task(reflp)(a=xs)
    unused = map_task(partial(one, c=9.0))
    map_task(partial(one, b="y"), bound_inputs_values={"c": 2.0})(a=xs)
    r = ref(a=y, b="d")
    reflp(a=y)
    return n


@workflow
def wf3(xs: typing.List[int]):
    mt(a=xs, b=["a"], c=[None])
    map_task(two)(a=xs)
    map_task(two)(a=xs)
