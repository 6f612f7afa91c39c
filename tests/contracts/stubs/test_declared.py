"""Names in Go, Java and Rust, where one namespace holds all that a contract declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from contracts.model.compiling import program_of
from flowc.contracts.model.contract import Contract, Entity, Input
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.model.shapes import Atom, Scalar
from flowc.contracts.stubs.declared import Declared, Manner, Presence, declare
from flowc.contracts.stubs.forms import camel_case, is_nameable, pascal_case, snake_case
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.source import Span

HEAD = """
import enum
from dataclasses import dataclass
from typing import Dict, List, Optional, Union
from flytekit import LaunchPlan, task, workflow
from flytekit.types.file import FlyteFile
"""
MANNER = Manner(language="Go", taken_types=frozenset({"List"}), taken_fields=frozenset({"type"}))


def declared(folder: Path, **modules: str) -> tuple[Declared, list[str]]:
    """Declare what modules have, and give the messages."""
    texts = {name: f"{HEAD}{text}" for name, text in modules.items()}
    report = Report()
    contract = contract_of_program(program_of(folder, **texts), Report())
    made = declare(contract, MANNER, report)
    return made, [f"{each.code.name}: {each.message}" for each in report.diagnostics]


@pytest.mark.parametrize(
    ("name", "snake", "camel", "pascal"),
    [
        ("netPrice", "net_price", "netPrice", "NetPrice"),
        ("URLPath", "url_path", "urlPath", "UrlPath"),
        ("_private", "private", "private", "Private"),
        ("my-plan.v2", "my_plan_v2", "myPlanV2", "MyPlanV2"),
        ("ÜBERSEE", "übersee", "übersee", "Übersee"),
        ("東京", "東京", "東京", "X東京"),
        ("2nd", "x_2nd", "x2nd", "X2nd"),
    ],
)
def test_forms(name: str, snake: str, camel: str, pascal: str) -> None:
    """Letters of all scripts stay; what is none parts words."""
    assert (snake_case(name), camel_case(name), pascal_case(name)) == (snake, camel, pascal)
    assert is_nameable(name)


def test_unions_are_named_by_their_variants(tmp_path: Path) -> None:
    """A union is one type wherever it stands, optional or not; unclear ones tell their place."""
    made, found = declared(
        tmp_path,
        shop="""
@task
def sell(a: Union[int, str], b: Optional[Union[int, str]], c: List[Union[str, float]]) -> int:
    return 1

@task
def send(a: Union[FlyteFile["csv"], int], b: Union[FlyteFile["png"], int]) -> int:
    return 1
""",
    )
    assert not found
    assert [each.name for each in made.unions.values()] == [
        "IntegerOrString",
        "StringOrFloat",
        "SendA",
        "SendB",
    ]
    assert [name for name, _ in made.unions[next(iter(made.unions))].variants] == [
        "IntegerOrStringInteger",
        "IntegerOrStringString",
    ]


def test_same_names_of_two_modules(tmp_path: Path) -> None:
    """They are told apart by their modules, and by nothing else."""
    text = "@task\ndef train(x: int) -> int:\n    return x\n"
    made, found = declared(
        tmp_path, shop=text, store=f"{text}\n@task\ndef test(x: int) -> int:\n    return x\n"
    )
    assert not found
    assert [each.name for each in made.entities] == ["ShopTrain", "StoreTrain", "Test"]


def test_entities_stand_beside_types(tmp_path: Path) -> None:
    """An entity tells its kind where a type, or the language, has its name or that of a part."""
    made, found = declared(
        tmp_path,
        shop="""
@dataclass
class Order:
    type: int

@dataclass
class PackInputs:
    x: int

@task
def order(x: Order, y: PackInputs) -> int:
    return 1

@task
def pack(x: int) -> int:
    return x

@task
def list(x: int) -> int:
    return x
""",
    )
    assert not found
    assert [each.name for each in made.entities] == ["OrderTask", "PackTask", "ListTask"]
    assert [slot.name for slot in made.records[0].slots] == ["type_"]
    assert [slot.wire for slot in made.records[0].slots] == ["type"]


def test_what_is_left_out(tmp_path: Path) -> None:
    """`None` by default is no value of its own; any other default is."""
    made, found = declared(
        tmp_path,
        shop="""
@dataclass
class Order:
    a: int
    b: Optional[int]
    c: Optional[int] = None
    d: Optional[int] = 3
    e: int = 3

@workflow
def sell(o: Order, x: Optional[int] = None, y: Optional[int] = 2, z: int = 1):
    ...
""",
    )
    assert not found
    assert [slot.presence for slot in made.records[0].slots] == [
        Presence.ALWAYS,
        Presence.ALWAYS,
        Presence.NULLABLE,
        Presence.DEFAULTED,
        Presence.DEFAULTED,
    ]
    (plan,) = made.entities
    assert [slot.presence for slot in plan.inputs] == [
        Presence.ALWAYS,
        Presence.NULLABLE,
        Presence.DEFAULTED,
        Presence.DEFAULTED,
    ]


def test_names_that_meet(tmp_path: Path) -> None:
    """Two names that one language writes alike are an error at both places."""
    made, found = declared(
        tmp_path,
        shop="""
@dataclass
class Order:
    net_price: int
    netPrice: int

@task
def sell(x: Order) -> int:
    return 1
""",
    )
    assert made.records
    assert found == [
        "contract-name-collision: `net_price` of record `shop.Order` and `netPrice` of record "
        "`shop.Order` would both be `net_price` in Go"
    ]
    _, found = declared(
        tmp_path / "other",
        shop="@task\ndef __(x: int) -> int:\n    return x\n",
    )
    assert found == [
        "contract-name-unspellable: the name of task `shop.__` cannot be spelled in Go"
    ]


def test_a_task_that_is_mapped_twice(tmp_path: Path) -> None:
    """It is packaged twice, and declared once."""
    made, found = declared(
        tmp_path,
        shop="""
from flytekit import map_task

@task
def add(x: int) -> int:
    return x

@workflow
def first(xs: List[int]) -> List[int]:
    return map_task(add)(x=xs)

@workflow
def second(xs: List[int]) -> List[int]:
    return map_task(add)(x=xs)
""",
    )
    assert not found
    names = [each.name for each in made.entities]
    assert len(names) == len(set(names))


def test_two_entities_of_one_name() -> None:
    """Two that are alike are one; two that are not are told."""
    one = _task(Atom.INTEGER, Span("a.py", 1, 1, 1, 2))
    again = _task(Atom.INTEGER, Span("a.py", 3, 1, 3, 2))
    other = _task(Atom.STRING, Span("a.py", 5, 1, 5, 2))
    report = Report()
    assert len(declare(Contract(entities=(one, again)), MANNER, report).entities) == 1
    assert not report.diagnostics
    declare(Contract(entities=(one, other)), MANNER, report)
    assert {each.code.name for each in report.diagnostics} == {"contract-name-collision"}


def _task(atom: Atom, span: Span) -> Entity:
    taken = Input(name="x", shape=Scalar(atom))
    kind = EntityKind.TASK
    return Entity(kind=kind, name="a.f", module="a", short="f", inputs=(taken,), span=span)
