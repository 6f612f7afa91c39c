"""A text where both `str` and an enum would take it."""

from enum import Enum

from flytekit import task, workflow


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@task
def mark(what: Level | str) -> str:
    return str(what)


@workflow
def marked() -> str:
    mark(what=Level.LOW)
    return mark(what="low")
