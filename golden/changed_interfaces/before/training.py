from dataclasses import dataclass
from enum import Enum

from flytekit import CronSchedule, LaunchPlan, task, workflow


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


@dataclass
class Config:
    epochs: int
    rate: float = 0.1


@task(cache=True, cache_version="1")
def train(config: Config, mode: Mode, rows: int) -> float:
    return rate(rows)


@task
def report(score: float, title: str) -> str:
    return title


@workflow
def main(rows: int, title: str = "scores") -> str:
    score = train(config=Config(epochs=3), mode=Mode.FAST, rows=rows)
    return report(score=score, title=title)


def rate(rows: int) -> float:
    return rows / 10


nightly = LaunchPlan.get_or_create(
    main, name="nightly", fixed_inputs={"rows": 5}, schedule=CronSchedule(schedule="@daily")
)
manual = LaunchPlan.get_or_create(main, name="manual", default_inputs={"rows": 7})
