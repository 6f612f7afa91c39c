"""Constants for enums and unions: what stands for a member, and which variant a text takes."""

from enum import Enum
from typing import Optional, Union

from flytekit import task, workflow


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@task
def grade(level: Level, other: Optional[Level] = None) -> str:
    return level.value


@task
def label(text: Union[str, int], maybe: Union[int, str, None] = "x") -> str:
    return str(text)


@workflow
def by_member(level: Level = Level.LOW) -> str:
    grade(level=Level.HIGH, other=Level.LOW)
    grade(level=level, other=None)
    return label(text="a", maybe="b")


@task
def collect(levels: list[Level], named: dict[str, Level]) -> int:
    return len(levels)


@workflow
def collected() -> int:
    return collect(levels=[Level.LOW, Level.HIGH], named={"a": Level.LOW})
