"""Scores of the day: a Go service starts them, a Java job waits for them."""

from enum import Enum

from flytekit import CronSchedule, LaunchPlan, task, workflow


class Mode(Enum):
    FAST = "fast"


@task(cache=True, cache_version="1")
def score(rows: int, mode: Mode, limit: int = 1000) -> float:
    return min(rows, limit) / 10


@task
def publish(result: float, target: str) -> str:
    return f"{target}: {result}"


@workflow
def daily(rows: int, target: str = "scores", mode: Mode = Mode.FAST) -> str:
    return publish(result=score(rows=rows, mode=mode), target=target)


nightly = LaunchPlan.get_or_create(
    daily, "score-nightly", default_inputs={"rows": 100}, schedule=CronSchedule(schedule="@daily")
)
