"""Scores of the day: a Go service starts them, a Java job waits for them."""

from enum import Enum
from typing import Optional

from flytekit import CronSchedule, LaunchPlan, task, workflow


class Mode(Enum):
    FAST = "fast"
    EXACT = "exact"


@task(cache=True, cache_version="2")
def score(rows: int, mode: Mode, limit: Optional[int] = None) -> float:
    return min(rows, limit or rows) / 10


@task
def publish(result: float, table: str) -> str:
    return f"{table}: {result}"


@workflow
def daily(rows: int, table: str = "scores", mode: Mode = Mode.FAST) -> str:
    return publish(result=score(rows=rows, mode=mode), table=table)


nightly = LaunchPlan.get_or_create(
    daily, "score-nightly", default_inputs={"rows": 100}, schedule=CronSchedule(schedule="@daily")
)
