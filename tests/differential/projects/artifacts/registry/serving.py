"""Workflows that ask for the shared artifacts."""

from datetime import datetime

from flytekit import LaunchPlan, task, workflow
from flytekit.core.artifact import Inputs
from flytekit.types.file import FlyteFile

from registry.names import BY_REGION, Hourly, Model, Prices, Rides


@task
def use(score: float, prices: FlyteFile["csv"], rides: FlyteFile["csv"]) -> float:
    return score


@workflow
def serve(
    region: str,
    day: datetime,
    score: float = Model.query(),
    prices: FlyteFile["csv"] = Prices.query(region=Inputs.region, currency="EUR"),
    rides: FlyteFile["csv"] = Rides.query(region="north", time_partition=Inputs.day),
) -> float:
    return use(score=score, prices=prices, rides=rides)


@workflow
def read(load: float = Hourly.query(time_partition=datetime(2026, 3, 1, 12))) -> float:
    return load


@task
def say(text: str) -> str:
    return text


@workflow
def show(text: str = BY_REGION["north"].query(), other: str = BY_REGION["south"]) -> str:
    say(text=other)
    return say(text=text)


serve_south = LaunchPlan.get_or_create(
    serve,
    name="serve-south",
    default_inputs={
        "region": "south",
        "score": Model.query(domain="staging"),
        "prices": Prices.query(partitions={"region": "south", "currency": "SEK"}),
    },
)
