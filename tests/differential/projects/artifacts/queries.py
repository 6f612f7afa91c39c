"""Inputs that are found by a query."""

import typing
from datetime import datetime

from flytekit import Artifact, LaunchPlan, task, workflow
from flytekit.core.artifact import Inputs, Partitions

Whole = Artifact(name="whole")
Part = Artifact(name="part", partition_keys=["a", "b"])
Other = Artifact(name="other", partition_keys=["a"])
Pinned = Artifact(project="p", domain="d", name="pinned", version="7")
Filled = Artifact(name="filled", partitions={"a": "1"})
Made = Artifact(name="made", partitions=Partitions({"a": "2", "b": Inputs.x}))


@task
def use(x: int) -> int:
    return x


@workflow
def simple(x: int = Whole.query(), y: typing.Optional[int] = Whole.query()) -> int:
    """Find one.

    Args:
        x: the newest
    """
    return use(x=x)


@workflow
def bound(a: str = "A", x: int = Part.query(a=Inputs.a, b="B"), y: int = Part.query(b="B")) -> int:
    return use(x=x)


@workflow
def through(x: int = Part.query(a=Other.partitions.a, b=Part.partitions.b)) -> int:
    return use(x=x)


@workflow
def placed(x: int = Whole.query("proj", "dom"), y: int = Pinned.query(project="q")) -> int:
    return use(x=x)


@workflow
def pinned(x: int = Pinned) -> int:
    return use(x=x)


@workflow
def filled(x: int = Filled, y: int = Filled.query(), z: int = Made) -> int:
    return use(x=x)


@workflow
def as_dict(x: int = Part.query(partitions={"a": "1", "b": Inputs.y}), y: str = "Y") -> int:
    return use(x=x)


@workflow
def forgotten(x: int = Part.query(partitions=Partitions({"a": "1"}))) -> int:
    return use(x=x)


@workflow
def caller(x: int) -> int:
    return simple(x=x, y=None)


nightly = LaunchPlan.get_or_create(bound, name="nightly", default_inputs={"x": Other.query(a="night"), "y": 3})
fixed = LaunchPlan.create("fixed", bound, fixed_inputs={"a": "F"}, default_inputs={"y": Whole})
