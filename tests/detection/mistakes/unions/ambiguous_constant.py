"""A constant fits two variants of a union."""

from dataclasses import dataclass
from typing import Union

from flytekit import task, workflow


@dataclass
class Size:
    width: int


@dataclass
class Length:
    width: int


@task
def show(value: Union[Size, str]) -> str:
    return str(value)


@task
def show_any(value: Union[int, bool, float]) -> str:
    return str(value)


@workflow
def flow() -> str:
    return show(value=3)  # mistake: value-type
    # twin: return show(value="3")
