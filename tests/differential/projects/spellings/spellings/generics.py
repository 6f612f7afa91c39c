"""Generic containers of typing and of Python itself."""

import collections.abc as abc
import typing
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Annotated, Dict, Final, List, Literal, NewType, Tuple, TypeVar

from flytekit import task, workflow
from typing_extensions import TypeAlias

Names: TypeAlias = "typing.List[str]"
Table: TypeAlias = Dict[str, List[int]]
Rows = list[dict[str, list[float]]]
LIMIT: Final = 12
T = TypeVar("T")


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


def identity(x: T) -> T:
    return x


@task
def lists(a: List[int], b: list[int], c: typing.List[typing.List[str]], d: Rows) -> Table:
    return {}


@task
def dicts(a: Dict[str, int], b: dict[str, list[str]], c: typing.Dict[str, typing.Dict[str, bool]]) -> Rows:
    return []


@task
def annotated(
    a: Annotated[List[int], "first", 3],
    b: Annotated[dict[str, Annotated[float, "inner"]], "outer"],
    c: Level = Level.LOW,
    d: int = identity(LIMIT),
) -> Annotated[str, "result"]:
    return ""


@task
def times(a: datetime, b: timedelta, c: date, d: list[datetime]) -> Tuple[datetime, timedelta]:
    return a, b


@task
def two(a: int) -> typing.Tuple[int, str]:
    return a, ""


@task
def one_of_a_tuple(a: int) -> tuple[int, ...] if False else int:
    return a


@task
def nothing(a: int) -> None: ...


@workflow
def flow(a: int = LIMIT) -> typing.Tuple[int, str]:
    nothing(a=one_of_a_tuple(a=a))
    first, second = two(a=a)
    return first, second
