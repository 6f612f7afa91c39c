"""Pydantic models: inherited fields, class variables and annotations of all sorts."""

from typing import Annotated, ClassVar, Literal, Optional

from flytekit import FlyteFile, task, workflow
from pydantic import BaseModel, Field


class Base(BaseModel):
    name: str
    tags: list[str] = []


class Child(Base):
    size: int = 3
    limit: ClassVar[int] = 10
    kind: Literal["a", "b"] = "a"
    title: Annotated[str, Field(max_length=8)] = "t"
    parent: Optional["Child"] = None
    quoted: "dict[str, int]" = {}


class Empty(Base):
    pass


class Holder(BaseModel):
    child: Child
    empty: Empty
    file: FlyteFile | None = None


@task
def hold(holder: Holder, empty: Empty) -> Child:
    return holder.child


@workflow
def held(holder: Holder, empty: Empty = Empty(name="e")) -> Child:
    return hold(holder=holder, empty=empty)
