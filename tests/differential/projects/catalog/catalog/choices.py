"""Unions, literals and enums."""

import typing
from enum import Enum, StrEnum, auto, unique
from typing import Annotated, Dict, List, Literal, Optional, Union

from flytekit import task, workflow


class Level(StrEnum):
    LOW = auto()
    HIGH = auto()
    VERY_HIGH = "very-high"


@unique
class Unit(str, Enum):
    METRE = "m"
    FOOT = "ft"

    @property
    def plural(self) -> str:
        return self.name.lower() + "s"

    @classmethod
    def default(cls):
        return cls.METRE


Answer = Enum("Answer", {"YES": "yes", "NO": "no"})
Number = Union[int, float]
Mode = Literal["fast", "safe"]
Tries = Literal[1, 2, 3]


@task
def unions(a: Union[int, str], b: int | float | None, c: Optional[Union[str, bool]] = None, d: Number = 1.5) -> Number:
    return d


@task
def nested(a: List[Union[int, str]], b: Dict[str, Optional[float]], c: Union[List[int], Dict[str, int]]) -> Union[List[int], str]:
    return a


@task
def levels(level: Level = Level.HIGH, unit: Unit = Unit.default(), answer: Answer = Answer.YES) -> Level:
    return level


@task
def modes(mode: Mode = "fast", tries: Tries = 2, strict: Literal[True] = True) -> Literal["ok", "bad"]:
    return "ok"


@task
def noted(
    a: Annotated[int, "a number"] = 4,
    b: typing.Annotated[List[str], {"unit": "words"}] = None,
) -> Annotated[str, "text"]:
    return ""


@workflow
def choices(
    either: Union[int, str] = "either",
    number: Number = 3,
    level: Level = Level.VERY_HIGH,
    unit: Optional[Unit] = None,
    mode: Mode = "safe",
    tries: Tries = 3,
    flag: bool | str = False,
) -> Level:
    unions(a=either, b=2.5, c="text", d=number)
    unions(a=7, b=None, c=True, d=0.5)
    nested(a=[1, "b"], b={"x": 1.0, "y": None}, c={"k": 1})
    nested(a=["b"], b={}, c=[1, 2])
    noted(a=5, b=["x"])
    modes(mode=mode, tries=tries)
    modes(mode="safe")
    return levels(level=level, unit=Unit("ft"), answer=Answer["NO"])
