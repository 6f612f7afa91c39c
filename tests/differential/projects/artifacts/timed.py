"""Time partitions of all granularities."""

from datetime import datetime, timedelta, timezone
from typing import Annotated

from flytekit import task, workflow
from flytekit.core.artifact import Artifact, Granularity, Inputs, TimePartition

Daily = Artifact(name="daily", time_partitioned=True)
Monthly = Artifact(name="monthly", time_partitioned=True, time_partition_granularity=Granularity.MONTH)
Minutely = Artifact(
    name="minutely", time_partitioned=True, time_partition_granularity=Granularity.MINUTE, partition_keys=["site"]
)
Given = Artifact(name="given", time_partitioned=True, time_partition=TimePartition(datetime(2024, 2, 29)))
START = datetime(2025, 12, 31, 23, 59, 58, 123456)


@task
def open_end() -> Annotated[int, Daily]:
    return 1


@task
def by_input(when: datetime) -> Annotated[int, Monthly(time_partition=Inputs.when)]:
    return 1


@task
def written() -> Annotated[int, Monthly(time_partition=START)]:
    return 1


@task
def in_zone() -> Annotated[
    int, Daily(time_partition=datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2))))
]:
    return 1


@task
def both(when: datetime, site: str) -> Annotated[int, Minutely(time_partition=Inputs.when, site=Inputs.site)]:
    return 1


@task
def one_of_two(site: str) -> Annotated[int, Minutely(site=Inputs.site)]:
    return 1


@workflow
def newest(a: int = Daily.query(), b: int = Given.query(), c: int = Given) -> int:
    return a


@workflow
def yesterday(
    a: int = Daily.query(time_partition=Monthly.time_partition - timedelta(days=1)),
    b: int = Daily.query(time_partition=START + timedelta(hours=3)),
    c: int = Minutely.query(site="x", time_partition=Inputs.a),
) -> int:
    return b


@workflow
def flow(when: datetime, site: str) -> Annotated[int, Monthly(time_partition=Inputs.when)]:
    open_end()
    written()
    in_zone()
    both(when=when, site=site)
    one_of_two(site=site)
    return by_input(when=when)
