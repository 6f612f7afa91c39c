"""Pydantic models: nested, aliased, constrained, with files."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from flytekit import task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from pydantic import BaseModel, Field, field_validator


class Scale(str, enum.Enum):
    LINEAR = "linear"
    LOG = "log"


class Axis(BaseModel):
    """An axis of a plot."""

    label: str = Field(default="x", alias="axisLabel", examples=["t", "x"])
    scale: Scale = Scale.LINEAR
    bounds: Optional[List[float]] = None

    @field_validator("bounds")
    @classmethod
    def ordered(cls, value):
        return sorted(value) if value else value


class Plot(BaseModel):
    axes: List[Axis]
    named: Dict[str, Axis] = {}
    title: Annotated[str, Field(max_length=80)] = "untitled"
    at: datetime = datetime(2024, 5, 6, 7, 8, 9)
    day: date = date(2024, 5, 6)
    took: timedelta = timedelta(minutes=3, seconds=1)
    style: Union[int, str, None] = "solid"
    kind: Literal["bar", "line"] = "line"
    extra: Dict[str, Any] = Field(default_factory=lambda: {"k": [1, 2.5, None, True]})

    @property
    def dimensions(self) -> int:
        return len(self.axes)


class Sources(BaseModel):
    data: FlyteFile
    folder: Optional[FlyteDirectory] = None
    weights: List[int] = [1, 2, 3]


class WidePlot(Plot):
    width: int = Field(200, ge=100, multiple_of=10)
    parent: Optional[Plot] = None


PLOT = Plot(axes=[Axis(axisLabel="t", bounds=[3.0, 1.0]), Axis(scale=Scale.LOG)], title="both")


@task
def draw(plot: Plot = PLOT) -> WidePlot:
    return WidePlot(axes=plot.axes)


@task
def collect(plots: List[Plot], named: Dict[str, WidePlot], maybe: Optional[Axis] = None) -> int:
    return len(plots)


@task
def read(sources: Sources, file: FlyteFile, weight: int) -> Sources:
    return sources


@workflow
def plots(sources: Sources, plot: Plot = PLOT, axis: Optional[Axis] = None) -> int:
    wide = draw(plot=plot)
    read(sources=sources, file=sources.data, weight=sources.weights[1])
    other = WidePlot(axes=[], width=400, parent=PLOT, kind="bar")
    return collect(plots=[plot, PLOT], named={"wide": wide, "other": other}, maybe=axis)
