"""Tasks on Perian with settings in common."""

from dataclasses import replace
from functools import partial

from flytekit import map_task, task, workflow
from flytekitplugins.perian_job import PerianConfig

BASE = PerianConfig(country_code="FR")
perian = partial(task, container_image="reg.test/perian:2", environment={"A": "1"})


@perian(task_config=BASE, retries=1)
def one(a: int) -> int:
    return a


@perian(task_config=replace(BASE, accelerators=2), cache=True, cache_version="1")
def two(values: list[int]) -> int:
    return sum(values)


@workflow
def shared(values: list[int]) -> int:
    return two(values=map_task(one)(a=values))
