"""Tasks of the pool."""

from datetime import datetime
from typing import Annotated

import union
from flytekit.core.artifact import Inputs

from shared.settings import POOL, WEATHER, Routes


@POOL.task
def plan(
    city: str, day: datetime
) -> Annotated[str, Routes(city=Inputs.city, time_partition=Inputs.day)]:
    """Plan the routes of a city."""
    return city


@POOL.task(cache=True, cache_version="3", retries=2, timeout=60)
def distance(route: str) -> float:
    return 1.0


@union.task(secret_requests=[WEATHER])
def rain(day: datetime) -> float:
    return 0.0


@union.workflow
def day_plan(city: str, day: datetime) -> float:
    route = plan(city=city, day=day)
    rain(day=day)
    return distance(route=route)


@union.workflow
def many(routes: list[str]) -> list[float]:
    return union.map(distance, concurrency=3)(route=routes)
