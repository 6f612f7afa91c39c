"""Jobs on AWS Batch: in a loop, mapped, and with an image of their own."""

from dataclasses import asdict, replace
from typing import List

from flytekit import ImageSpec, Secret, map_task, task, workflow
from flytekitplugins.awsbatch import AWSBatchConfig

BASE = AWSBatchConfig(tags={"team": "fleet"})
URGENT = replace(BASE, schedulingPriority=99, tags={**BASE.tags, "urgent": "yes"})
PLAIN = AWSBatchConfig()


@task(task_config=URGENT, container_image=ImageSpec(name="fleet", packages=["numpy"]))
def route(stop: str) -> float:
    return float(len(stop))


@task(
    task_config=PLAIN,
    environment={"LEVEL": "info"},
    secret_requests=[Secret(group="maps", key="token")],
    cache=True,
    cache_version="3",
)
def price(distance: float) -> float:
    return distance * 1.2


def worker(priority: int):
    def decorate(function):
        return task(task_config=replace(BASE, schedulingPriority=priority))(function)

    return decorate


@worker(1)
def slow(a: int) -> int:
    return a


@worker(priority=10)
def fast(a: int) -> int:
    return a


@workflow
def plan(stops: List[str]) -> List[float]:
    distances = map_task(route)(stop=stops)
    slow(a=1) >> fast(a=2)
    return map_task(price, concurrency=10)(distance=distances)
