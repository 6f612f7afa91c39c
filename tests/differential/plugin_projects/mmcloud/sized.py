"""Tasks on Memory Machine Cloud whose sizes come from a helper."""

from dataclasses import replace
from functools import partial

from flytekit import ImageSpec, Resources, task, workflow
from flytekitplugins.mmcloud import MMCloudConfig

BASE = MMCloudConfig()
image = ImageSpec(name="mm", packages=["flytekitplugins-mmcloud"])
SPOT = replace(BASE, submit_extra="--vmPolicy [spotOnly=true]")
spot = partial(task, task_config=SPOT, container_image=image, retries=1)


@spot(requests=Resources(cpu="4", mem="32Gi"), limits=Resources(mem="64Gi"))
def big(a: int) -> int:
    return a


@spot(limits=Resources(cpu="8"), cache=True, cache_version="1")
def wide(a: int) -> int:
    return a


@spot()
def plain(a: int) -> int:
    return a


@workflow
def chain(a: int) -> int:
    return plain(a=wide(a=big(a=a)))
