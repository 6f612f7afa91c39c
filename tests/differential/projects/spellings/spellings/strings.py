"""Annotations as text."""

from __future__ import annotations

import typing as t
from collections.abc import Callable  # noqa: F401
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from flytekit import task, workflow

if TYPE_CHECKING:
    from somewhere import Missing


@dataclass
class Point:
    x: float
    y: "float" = 0.0
    tags: list["str"] | None = None
    parent: t.Optional[t.Dict[str, t.List["int"]]] = None


class Both(NamedTuple):
    point: Point
    names: "list[str]"


def helper(value: Missing) -> Missing:
    return value


@task
def make(x: "float", more: "t.List[Point]", table: dict[str, "Point"]) -> Both:
    return Both(Point(x), [])


@task
def show(point: Point, names: list["str"], flag: "bool" = True) -> "str":
    return ""


@workflow
def flow(x: float = 1.5) -> str:
    both = make(x=x, more=[Point(x=1.0)], table={})
    return show(point=both.point, names=both.names)
