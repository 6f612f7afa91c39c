"""Artifacts of `union`, also in pickled types."""

from typing import Annotated

import union
from flytekit import FlyteFile
from flytekit.core.artifact import Artifact as FlyteArtifact
from flytekit.core.artifact import Granularity, Inputs
from union import Artifact
from union.artifacts import DataCard, ModelCard

Model = Artifact(name="model", short_description="what it is", tags=["x"])
Table = union.Artifact(name="table", partition_keys=["region"])
Timed = Artifact(name="timed", time_partitioned=True, time_partition_granularity=Granularity.HOUR)
Other = FlyteArtifact(name="other", time_partitioned=True)
Bare = FlyteArtifact(name="bare")


class Weights:
    """A class that no transformer knows."""


@union.task
def train() -> Annotated[Weights, Model]:
    return Model.create_from(Weights(), ModelCard("text"))


@union.task
def pickled() -> Annotated[Weights, Bare]:
    return Weights()


@union.task
def bound() -> Annotated[Weights, Table(region="north")]:
    return Weights()


@union.task
def table(region: str) -> Annotated[FlyteFile, Table(region=Inputs.region)]:
    return Table.create_from(FlyteFile("x"), DataCard("text"))


@union.task
def timed() -> Annotated[int, Timed]:
    return 1


@union.workflow
def use(
    number: int = Timed.query(),
    other: int = Other.query(),
    file: FlyteFile | None = Table.query(region="south"),
) -> int:
    train()
    pickled()
    bound()
    table(region="x")
    return timed()
