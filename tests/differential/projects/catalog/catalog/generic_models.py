"""Generic, recursive and root models."""

import typing
from dataclasses import dataclass
from typing import Dict, Generic, List, Optional, TypeVar

from flytekit import task, workflow
from pydantic import BaseModel, RootModel, computed_field

T = TypeVar("T")
K = TypeVar("K", bound=str)


class Page(BaseModel, Generic[T]):
    """A page of anything."""

    items: List[T]
    number: int = 1

    @computed_field
    @property
    def empty(self) -> bool:
        return not self.items


class Names(RootModel[List[str]]):
    """Nothing but names."""


class Comment(BaseModel):
    text: str
    reply_to: Optional["Comment"] = None


@dataclass
class Box(Generic[T]):
    content: T
    weight: float = 0.5


class Labelled(BaseModel):
    labels: Dict[str, str]
    page: Page[int]


IntPage = Page[int]


@task
def paginate(page: IntPage, names: Names, size: int = 10) -> Page[str]:
    return Page[str](items=names.root)


@task
def comment(first: Comment, box: Box[int]) -> Comment:
    return first


@task
def unbox(box: Box) -> float:
    return box.weight


@task
def label(labelled: Labelled) -> typing.List[Page[float]]:
    return []


@task
def boxed() -> Box[int]:
    return Box(3)


@workflow
def generics(page: Page[int], first: Comment = Comment(text="first", reply_to=Comment(text="zeroth"))) -> Page[str]:
    label(labelled=Labelled(labels={"a": "b"}, page=Page[int](items=[1, 2], number=2)))
    comment(first=first, box=boxed())
    return paginate(page=page, names=Names(["x", "y"]))
