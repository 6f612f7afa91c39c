"""Optional values and unions, old and new."""

import typing
from typing import Dict, List, Optional, Union

import typing_extensions as te
from flytekit import task, workflow

MaybeInt = Optional[int]
Number = Union[int, float]
Nested = Union[None, Union[str, List[int]]]


@task
def a(x: Optional[int] = None, y: "int | None" = None, z: int | None = None) -> Optional[str]:
    return None


@task
def b(x: Union[int, str], y: int | str, z: typing.Union[str, int, None] = None) -> Number:
    return 1


@task
def c(x: MaybeInt, y: Nested, z: List[Optional[int]], w: Dict[str, Union[int, bool]]) -> Nested:
    return y


@task
def d(x: te.Annotated[int | None, "note"] = None) -> te.Union[int, str]:
    return 1


@workflow
def all_of_them(n: int) -> Optional[str]:
    b(x=n, y="s")
    d(x=n)
    return a(x=n)
