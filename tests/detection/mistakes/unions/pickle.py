"""A union has a plain class beside a number, so that no number can be given."""

from dataclasses import dataclass
from typing import Union

from flytekit import task


class Point: ...


@dataclass
class Place:
    x: int


@task
def move(place: Union[Point, int]) -> int:  # mistake: pickle-in-union
# twin: def move(place: Union[Place, int]) -> int:
    return 1
