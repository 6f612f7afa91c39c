"""Everything that a node may override."""

import typing
from datetime import timedelta

from flytekit import Cache, Resources, map_task, task, workflow
from flytekit.extras.accelerators import L4, A100

BIG = Resources(cpu=8, mem="32Gi", gpu=1)


@task(retries=1, cache=True, cache_version="1")
def crunch(x: int) -> int:
    return x * x


@task
def pair(x: int) -> typing.Tuple[int, str]:
    return x, str(x)


@task
def nothing(x: int):
    print(x)


@workflow
def inner(x: int) -> int:
    return crunch(x=x).with_overrides(node_name="inner-crunch")


@workflow
def overridden(x: int, xs: typing.List[int]) -> int:
    a = crunch(x=x).with_overrides(requests=Resources(cpu="100m"), limits=BIG, name="first crunch")
    b = crunch(x=a).with_overrides(node_name="Second_Crunch", timeout=timedelta(minutes=5), retries=7)
    c = crunch(x=b).with_overrides(timeout=45, interruptible=True, cache=True, cache_version="9", cache_serialize=True)
    d = crunch(x=c).with_overrides(cache=False, timeout=None, interruptible=False, retries=0)
    e = crunch(x=d).with_overrides(cache=Cache(version="e", serialize=True), accelerator=L4)
    f = crunch(x=e).with_overrides(container_image="ghcr.io/acme/crunch:2")
    g = crunch(x=f).with_overrides(resources=Resources(cpu=(0.5, 2), mem="1Gi", ephemeral_storage=1024), shared_memory=True)
    number, text = pair(x=g)
    number.with_overrides(limits=BIG, accelerator=A100.partition_1g_5gb)
    nothing(x=number).with_overrides(node_name="last", retries=2)
    crunch(x=number).with_overrides(aliases={"o0": "crunched"}, task_config=None)
    h = inner(x=number).with_overrides(node_name="sub", interruptible=True)
    mapped = map_task(crunch)(x=xs).with_overrides(requests=BIG, retries=3, node_name="all-of-them", cache=True, cache_version="m")
    return h
