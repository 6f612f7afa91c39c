"""Entities that workflow bodies make, some of them with equal names."""

import typing
from flytekit import (
    task,
    workflow,
    map_task,
    LaunchPlan,
    ContainerTask,
    kwtypes,
    Resources,
    current_context,
    TaskMetadata,
)


@workflow
def early(xs: typing.List[int]) -> typing.List[int]:
    late_plan = LaunchPlan.get_or_create(late, "late_plan")
    late_plan(a=1)
    late(a=2)
    return map_task(decked)(a=xs)


@task(enable_deck=True)
def decked(a: int) -> int:
    return a


@workflow
def late(a: int) -> int:
    return decked(a=a)


mt = map_task(decked, concurrency=7)


@workflow
def w1(xs: typing.List[int]):
    mt(a=xs)


@workflow
def w2(xs: typing.List[int]):
    mt(a=xs).with_overrides(retries=4, cache=True, cache_version="x")


@workflow
def w3(xs: typing.List[int]) -> str:
    c = ContainerTask(
        name="inner_container",
        image="i",
        command=["x", "{{.inputs.a}}"],
        inputs=kwtypes(a=int),
        outputs=kwtypes(o=str),
    )
    unused = ContainerTask(name="unused_container", image="i", command=["x"])
    return c(a=xs[0])


def mapper(f, **kw):
    return map_task(f, **kw)


@workflow
def w4(xs: typing.List[int]) -> typing.List[typing.List[int]]:
    r = []
    for k in (1, 2, 3):
        r.append(mapper(decked, concurrency=k)(a=xs))
    return r


@workflow
def w5(xs: typing.List[int]) -> typing.List[int]:
    a = mapper(decked)
    a(a=xs)
    b = mapper(decked)
    return b(a=a(a=xs))


d1 = LaunchPlan.get_or_create(w5)
d2 = LaunchPlan.get_or_create(workflow=w5)
assert d1 is d2
