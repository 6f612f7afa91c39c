"""Dictionaries of all kinds, with and without types."""

import collections
import collections.abc
from dataclasses import dataclass, field
from typing import Any, Counter, Dict, Iterator, List, Mapping, Optional, OrderedDict, TypedDict, Union

from flytekit import FlyteDirectory, FlyteFile, task, workflow


class Row(TypedDict):
    number: int
    names: List[str]


@dataclass
class Report:
    head: Row
    rows: List[Row] = field(default_factory=list)
    counts: Dict[str, int] = field(default_factory=dict)
    by_number: Dict[int, str] = field(default_factory=dict)


@dataclass
class Source:
    file: Optional[FlyteFile] = None
    place: Union[FlyteFile, FlyteDirectory, None] = None


@task
def collect(
    row: Row,
    ordered: collections.OrderedDict,
    counted: Counter[str],
    grouped: OrderedDict[str, int],
    mapped: Mapping[str, List[int]],
) -> Report:
    return ...


@task
def number(items: Iterator[int], more: collections.abc.Iterator[str]) -> Dict[int, Any]:
    return {}


@workflow
def tables(
    row: Row,
    ordered: collections.OrderedDict,
    counted: Counter[str],
    grouped: OrderedDict[str, int],
    mapped: Mapping[str, List[int]],
    more: collections.abc.Iterator[str],
    report: Report = Report(
        head={"number": 1, "names": ["a"]},
        rows=[Row(number=2, names=[])],
        by_number={3: "c"},
    ),
    source: Source = Source(),
    untyped: Dict[int, Any] = {1: [2, {"x": None}]},
) -> Report:
    number(items=[1, 2, 3], more=more)
    return collect(row=row, ordered=ordered, counted=counted, grouped=grouped, mapped=mapped)
