"""A pydantic model in `Annotated`: taken since flytekit 1.16."""

from typing import Annotated

from flytekit import task
from pydantic import BaseModel


class Point(BaseModel):
    x: int = 1


@task
def move(point: Annotated[Point, "a point"]) -> int:
    return point.x
