"""Partitions: bound to inputs, to values, and left to the task."""

import enum
from typing import Annotated

from flytekit import task, workflow
from flytekit.core.artifact import Artifact, Inputs

KEYS = ["region", "kind"]
Table = Artifact(name="table", partition_keys=KEYS)
Fixed = Artifact(name="fixed", partitions={"stage": "test", "owner": "me"})
Plain = Artifact(name="plain")


class Kind(str, enum.Enum):
    """What is in the table."""

    SALES = "sales"


@task
def left_open(region: str) -> Annotated[str, Table]:
    return region


@task
def by_input(region: str, kind: str) -> Annotated[str, Table(region=Inputs.region, kind=Inputs.kind)]:
    return region


@task
def half(region: str) -> Annotated[str, Table(region=Inputs.region)]:
    return Table.create_from(region, kind="a")


@task
def written(region: str) -> Annotated[str, Table(region="north", kind=f"{KEYS[0]}-x")]:
    return region


@task
def twice(region: str) -> Annotated[str, Table(region="north")(kind=Inputs.region)]:
    return region


@task
def fixed() -> Annotated[str, Fixed]:
    return ""


@task
def ignored(region: str) -> Annotated[str, Plain(region=Inputs.region)]:
    return region


@workflow
def flow(region: str) -> Annotated[str, Table(region=Inputs.region, kind="all")]:
    half(region=region)
    written(region=region)
    twice(region=region)
    fixed()
    ignored(region=region)
    by_input(region=region, kind="k")
    return left_open(region=region)
