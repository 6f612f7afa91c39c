"""A pydantic model in `Annotated` inside of records: its field is left out before flytekit 1.16."""

from dataclasses import dataclass
from typing import Annotated, List, Optional

from flytekit import task
from pydantic import BaseModel


class Point(BaseModel):
    x: int = 1


class Line(BaseModel):
    start: Annotated[Point, "start"] = Point()
    others: List[Annotated[Point, "other"]] = []


@dataclass
class Shape:
    line: Line
    centre: Optional[Point] = None


@task
def draw(shape: Shape, line: Line) -> Line:
    return line
