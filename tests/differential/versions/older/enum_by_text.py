"""The value of an enum's member in the place of the member: taken since flytekit 1.16."""

from enum import Enum

from flytekit import task, workflow


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@task
def grade(level: Level) -> str:
    return level.value


@workflow
def by_text() -> str:
    return grade(level="high")
