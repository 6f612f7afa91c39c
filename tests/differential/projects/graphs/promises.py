"""Attributes and items of promises."""

import typing
from dataclasses import dataclass, field
from typing import Dict, List, NamedTuple

from flytekit import dynamic, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile


@dataclass
class Leaf:
    name: str
    values: List[int] = field(default_factory=list)
    file: FlyteFile = field(default_factory=lambda: FlyteFile("s3://leaves/none"))


@dataclass
class Branch:
    leaves: List[Leaf]
    by_name: Dict[str, Leaf]
    first: Leaf


class Everything(NamedTuple):
    branch: Branch
    table: Dict[str, List[Dict[str, int]]]
    names: List[str]


@task
def make(n: int) -> Everything:
    leaf = Leaf("elm", [n])
    return Everything(Branch([leaf], {"elm": leaf}, leaf), {}, [])


@task
def number(x: int) -> int:
    return x


@task
def word(x: str) -> str:
    return x


@task
def leaf(x: Leaf) -> Leaf:
    return x


@task
def numbers(xs: List[int], by: Dict[str, int]) -> List[int]:
    return xs


@task
def read(file: FlyteFile) -> FlyteDirectory:
    return FlyteDirectory("/tmp")


@workflow
def attributes(n: int) -> int:
    branch, table, names = make(n=n)
    word(x=names[0])
    word(x=branch.first.name)
    word(x=branch["first"]["name"])
    word(x=branch.leaves[2].name)
    leaf(x=branch.by_name["oak"])
    leaf(x=branch.leaves[0])
    read(file=branch.first.file)
    number(x=table["a"][0]["b"])
    numbers(xs=branch.first.values, by={"x": branch.leaves[1].values[0], "y": table["z"][9]["k"]})
    numbers(xs=[branch.first.values[0], n, 7], by=table["m"][1])
    grown = leaf(x=branch.first)
    return number(x=grown.values[3])


@workflow
def of_inputs(branch: Branch, table: Dict[str, List[int]], rows: List[List[str]]) -> str:
    number(x=table["k"][1])
    number(x=branch.by_name["elm"].values[2])
    leaf(x=branch.first)
    return word(x=rows[0][1])


@workflow
def returned(n: int) -> typing.Tuple[str, List[int], Dict[str, int]]:
    made = make(n=n)
    a = number(x=n)
    b = number(x=a)
    return made.branch.first.name, [a, b, 3], {"a": a, "c": 4, "n": made.table["q"][0]["r"]}


@dynamic
def at_run_time(leaves: List[Leaf]) -> List[int]:
    return numbers(xs=[len(one.values) for one in leaves], by={one.name: 1 for one in leaves})
