from dataclasses import dataclass
from enum import Enum
from typing import Optional

from flytekit import LaunchPlan, task, workflow


class Mode(Enum):
    FAST = "fast"
    EXACT = "exact"


@dataclass
class Config:
    epochs: int
    seed: int
    rate: float = 0.1


@task(cache=True, cache_version="1")
def train(config: Config, mode: Mode, rows: int, note: Optional[str] = None) -> float:
    return rate(rows)


@task
def report(score: float, heading: str) -> str:
    return heading


@workflow
def main(rows: float, title: str = "scores", more: int = 3) -> str:
    score = train(config=Config(epochs=3, seed=1), mode=Mode.FAST, rows=4)
    return report(score=score, title=title)


def rate(rows: int) -> float:
    return rows / 100


manual = LaunchPlan.get_or_create(main, name="manual")
