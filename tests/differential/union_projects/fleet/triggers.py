"""Launch plans that artifacts set off."""

from datetime import datetime, timedelta
from typing import Annotated

from flytekit import LaunchPlan
from flytekit.core.artifact import Artifact as FlyteArtifact
from flytekit.core.artifact import Inputs
from shared.settings import Routes, Table, Weather
from union import Artifact, task, workflow
from union.artifacts import OnArtifact

Plain = Artifact(name="plain")
Filled = FlyteArtifact(name="filled", partitions={"city": "Oslo"})


@task
def take(a: int, b: str) -> Annotated[int, Plain]:
    return a


@workflow
def flow(a: int, b: str = "B", c: int = 1) -> int:
    """Take what is there.

    Args:
        a: what set it off
        b: a text

    """
    return take(a=a, b=b)


@workflow
def timed(when: datetime, a: int = Plain.query(), b: str = "") -> int:
    return take(a=a, b=b)


@workflow
def nothing() -> str:
    return "x"


on_plain = LaunchPlan.create(
    "on-plain", flow, trigger=OnArtifact(trigger_on=Plain, inputs={"a": Plain})
)
on_routes = LaunchPlan.get_or_create(
    flow,
    name="on-routes",
    trigger=OnArtifact(
        trigger_on=Routes,
        inputs={
            "a": Routes.query(),
            "b": "text",
            "c": Table.query(city=Routes.partitions.city, kind="all"),
        },
    ),
)
on_time = LaunchPlan.get_or_create(
    timed,
    name="on-time",
    trigger=OnArtifact(
        Weather,
        {
            "when": Weather.time_partition - timedelta(days=1, minutes=3, microseconds=250),
            "a": Routes.query(
                time_partition=Weather.time_partition + timedelta(hours=25), city="Oslo"
            ),
            "b": Weather.query(time_partition=Weather.time_partition - timedelta(weeks=2)),
        },
    ),
)
later = LaunchPlan.get_or_create(
    timed,
    name="later",
    trigger=OnArtifact(
        trigger_on=Weather,
        inputs={
            "when": Weather.time_partition,
            "a": Weather.query(time_partition=Weather.time_partition - timedelta(0)),
        },
    ),
)
on_query = LaunchPlan.get_or_create(
    flow,
    name="on-query",
    trigger=OnArtifact(
        trigger_on=Routes.query(city="Bergen", time_partition=datetime(2026, 5, 17)),
        inputs={"a": Routes, "b": Filled.query(), "c": Weather.query(time_partition=Inputs.a)},
    ),
    default_inputs={"c": 4},
)
on_filled = LaunchPlan.create(
    "on-filled", flow, trigger=OnArtifact(trigger_on=Filled), fixed_inputs={"a": 1}
)
on_open = LaunchPlan.create(
    "on-open", flow, trigger=OnArtifact(trigger_on=Table.query(city="Oslo"))
)
