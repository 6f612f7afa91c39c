"""Metadata and overrides of map tasks."""

import typing
from flytekit import task, workflow, map_task, TaskMetadata, Resources, PodTemplate
from flytekit.core.base_task import TaskMetadata as TM


@task(
    pod_template_name="p",
    labels={"a": "b"},
    annotations={"c": "d"},
    resources=Resources(cpu="1", mem="1Gi"),
    shared_memory=True,
    docs=None,
    deprecated="old",
    limits=None,
    interruptible=False,
)
def a(x: int) -> None:
    return None


@task
def b(x: typing.List[int], y: typing.Dict[str, int]) -> typing.Dict[str, int]:
    return y


@task
def c() -> typing.List[typing.Dict[str, int]]:
    return []


class K:
    inner = map_task(b, concurrency=1)


m = map_task(a, metadata=TM(cache=True, cache_version="v", retries=1))


@workflow
def wf(xs: typing.List[int]) -> typing.List[typing.Dict[str, int]]:
    m(x=xs)
    r = K.inner(x=[xs], y=c())
    o = map_task(a, concurrency=4)(x=xs)
    o.with_overrides(limits=Resources(mem="1Gi"), timeout=3, container_image="x:y")
    return r
