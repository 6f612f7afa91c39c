"""Tasks that make the shared artifacts."""

from datetime import datetime
from typing import Annotated

from flytekit import task, workflow
from flytekit.core.artifact import Inputs
from flytekit.types.file import FlyteFile

from registry.names import BY_REGION, Hourly, Model, Prices, Rides


@task
def price(region: str) -> Annotated[FlyteFile["csv"], Prices(region=Inputs.region, currency="EUR")]:
    return FlyteFile(region)


@task
def ride(day: datetime, zone: str) -> Annotated[FlyteFile["csv"], Rides(region=Inputs.zone, time_partition=Inputs.day)]:
    return FlyteFile(zone)


@task
def load(at: datetime) -> Annotated[float, Hourly(time_partition=Inputs.at)]:
    return 1.0


@task
def train(prices: FlyteFile["csv"], rides: FlyteFile["csv"]) -> Annotated[float, Model]:
    return 0.5


@task
def report(score: float) -> tuple[Annotated[str, BY_REGION["north"]], Annotated[str, BY_REGION["south"]]]:
    return "n", "s"


@workflow
def pipeline(region: str, day: datetime) -> Annotated[float, Model]:
    score = train(prices=price(region=region), rides=ride(day=day, zone=region))
    report(score=score)
    return score
