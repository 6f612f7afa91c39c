"""What the contract of a program says."""

from __future__ import annotations

from pathlib import Path

from contracts.model.compiling import contract_of
from flowc.contracts.model.contract import Contract, Entity, Input, Member
from flowc.contracts.model.shapes import (
    Atom,
    Blob,
    Choice,
    Data,
    EnumRef,
    ListOf,
    MapOf,
    Nothing,
    OneOf,
    Pickle,
    RecordRef,
    Scalar,
    Shape,
    Variant,
)
from flowc_ir.graph import EntityKind
from flowc_ir.literals import StringLiteral

HEAD = """\
import enum
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, Optional, TypedDict, Union

from flytekit import LaunchPlan, task, workflow
from flytekit.types.file import FlyteFile
from pydantic import BaseModel
"""


def only(contract: Contract, kind: EntityKind, name: str) -> Entity:
    """Give the one entity of that kind and name."""
    (found,) = [e for e in contract.entities if (e.kind, e.name) == (kind, name)]
    return found


def shape_of(folder: Path, annotation: str, before: str = "") -> Shape:
    """Give the shape of an input."""
    text = f"{HEAD}{before}\n\n@task\ndef f(x: {annotation}) -> None: ...\n"
    contract, _ = contract_of(folder, text)
    return only(contract, EntityKind.TASK, "shop.f").inputs[0].shape


def field_of(folder: Path, annotation: str, default: str = "") -> tuple[Shape, bool]:
    """Give the shape of a field of a dataclass, and whether it is required."""
    text = f"{HEAD}@dataclass\nclass R:\n    x: {annotation}{default}\n\n"
    contract, _ = contract_of(folder, f"{text}@task\ndef f(r: R) -> None: ...\n")
    (field,) = contract.record("shop.R").fields
    return field.shape, field.is_required


def test_shapes_of_inputs(tmp_path: Path) -> None:
    """Give each type the shape in which its values travel."""
    assert shape_of(tmp_path, "date") == Scalar(Atom.DATE)
    assert shape_of(tmp_path, 'Literal["a", "b"]') == Choice(Atom.STRING, ("a", "b"))
    assert shape_of(tmp_path, "dict[str, list[int]]") == MapOf(ListOf(Scalar(Atom.INTEGER)))
    packed = MapOf(Scalar(Atom.STRING), Atom.INTEGER, is_packed=True)
    assert shape_of(tmp_path, "dict[int, str]") == packed
    assert shape_of(tmp_path, "dict") == Data(is_object=True)
    assert shape_of(tmp_path, "set") == Pickle("<class 'set'>")
    assert shape_of(tmp_path, 'FlyteFile["csv"]') == Blob("csv")


def test_a_union_has_a_label_and_a_tag_for_each_variant(tmp_path: Path) -> None:
    """Name variants by what they are, and by their module too where two have one name."""
    inner = "@dataclass\nclass Inner:\n    x: int\n"
    assert shape_of(tmp_path, "Union[int, Inner, None]", inner) == OneOf(
        (
            Variant("integer", "int", Scalar(Atom.INTEGER)),
            Variant("inner", "Object-Dataclass-Transformer", RecordRef("shop.Inner")),
            Variant("none", "none", Nothing()),
        )
    )


def test_fields_of_records_travel_as_data(tmp_path: Path) -> None:
    """Take what would be a pickle elsewhere from the JSON Schema that is carried."""
    assert field_of(tmp_path, "bytes", ' = b""') == (Scalar(Atom.BYTES), False)
    assert field_of(tmp_path, "Any", " = None") == (Data(), False)
    assert field_of(tmp_path, "timedelta") == (Scalar(Atom.DURATION), True)
    assert field_of(tmp_path, "set[int]")[0] != Pickle("<class 'set'>")
    shape, required = field_of(tmp_path, "tuple[int, str]", ' = (1, "")')
    assert isinstance(shape, Data)
    assert shape.schema is not None
    assert not required


PLANS = f"""{HEAD}
class Mode(enum.Enum):
    FAST = "fast"
    SLOW = "very slow"


@workflow
def flow(day: date, mode: Mode = Mode.FAST) -> date:
    \"\"\"Go.\"\"\"
    return day


nightly = LaunchPlan.get_or_create(flow, "nightly", fixed_inputs={{"mode": Mode.SLOW}})
"""


def test_a_launch_plan_has_defaults_and_fixed_inputs(tmp_path: Path) -> None:
    """Keep what is fixed apart, and give a launch plan its workflow's outputs and module."""
    contract, found = contract_of(tmp_path, PLANS)
    assert found == []
    own = only(contract, EntityKind.LAUNCH_PLAN, "shop.flow")
    assert [(e.name, e.is_required, e.default) for e in own.inputs] == [
        ("day", True, None),
        ("mode", False, StringLiteral("fast")),
    ]
    nightly = only(contract, EntityKind.LAUNCH_PLAN, "nightly")
    assert (nightly.module, nightly.short, nightly.workflow) == ("shop", "nightly", "shop.flow")
    assert [each.name for each in nightly.given] == ["day"]
    assert [each.fixed for each in nightly.inputs] == [None, StringLiteral("very slow")]
    assert nightly.outputs[0].shape == Scalar(Atom.DATE)
    assert nightly.doc == "Go."
    assert contract.enumeration("shop.Mode").members == (
        Member("fast", "FAST"),
        Member("very slow", "SLOW"),
    )


def test_a_workflow_has_no_defaults(tmp_path: Path) -> None:
    """Say what the wire says: defaults belong to launch plans."""
    contract, _ = contract_of(tmp_path, PLANS)
    flow = only(contract, EntityKind.WORKFLOW, "shop.flow")
    assert [(each.is_required, each.default) for each in flow.inputs] == [(True, None)] * 2


def test_only_what_is_chosen_and_what_it_needs(tmp_path: Path) -> None:
    """Narrow the types to those that chosen entities reach, also by way of records."""
    text = f"""{HEAD}
@dataclass
class Leaf:
    x: int


@dataclass
class Tree:
    leaves: list[Leaf]
    above: Optional["Tree"] = None


@dataclass
class Other:
    y: int


@task
def grow(tree: Tree) -> None: ...


@task
def other(o: Other) -> None: ...
"""
    contract, _ = contract_of(tmp_path, text, lambda _, name: name == "shop.grow")
    assert [each.name for each in contract.entities] == ["shop.grow"]
    assert [each.id for each in contract.types] == ["shop.Leaf", "shop.Tree"]


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    """Leave out an entity whose types are not known, and say so."""
    text = f"""{HEAD}
from elsewhere import Rows


@task
def count(rows: Rows) -> int:
    return 1


@task
def fine(rows: int) -> int:
    return 1
"""
    contract, found = contract_of(tmp_path, text)
    assert [each.name for each in contract.entities] == ["shop.fine"]
    assert [each.partition(":")[0] for each in found] == ["contract-left-out"]


def test_names_of_inputs_are_those_of_python(tmp_path: Path) -> None:
    """Change no name: spelling is the business of each language."""
    contract, _ = contract_of(tmp_path, f"{HEAD}\n@task\ndef f(größe: int) -> None: ...\n")
    (entity,) = contract.entities
    assert isinstance(entity.inputs[0], Input)
    assert entity.inputs[0].name == "größe"
    assert not any(isinstance(each.shape, EnumRef) for each in entity.inputs)


def test_a_free_name_has_no_module(tmp_path: Path) -> None:
    """Part a name at its last dot only where it can be a path of Python."""
    text = f"""{HEAD}
from flytekit import ContainerTask

one = ContainerTask(name="gpt-3.5-turbo", image="x", command=["x"])
two = ContainerTask(name="team.job", image="x", command=["x"])
"""
    contract, _ = contract_of(tmp_path, text)
    assert [(each.module, each.short) for each in contract.entities] == [
        ("", "gpt-3.5-turbo"),
        ("team", "job"),
    ]


def test_one_name_and_one_interface_are_one_contract(tmp_path: Path) -> None:
    """Keep one of two entities that are the same to a caller."""
    text = f"""{HEAD}
from flytekit import ContainerTask, kwtypes

one = ContainerTask(name="job", image="x", command=["x"], inputs=kwtypes(a=int))
two = ContainerTask(name="job", image="y", command=["y"], inputs=kwtypes(a=int))
three = ContainerTask(name="job", image="y", command=["y"], inputs=kwtypes(a=str))
"""
    contract, _ = contract_of(tmp_path, text)
    assert [each.inputs[0].shape for each in contract.entities] == [
        Scalar(Atom.INTEGER),
        Scalar(Atom.STRING),
    ]


def test_bytes_that_are_text_leave_an_entity_out(tmp_path: Path) -> None:
    """Tell bytes apart that mashumaro's mixin writes as base64, at any depth."""
    contract, found = contract_of(
        tmp_path,
        HEAD
        + """
from mashumaro.mixins.json import DataClassJSONMixin


@dataclass
class Blob:
    data: bytes


@dataclass
class Packed(DataClassJSONMixin):
    blobs: list[Blob]


@dataclass
class Sized(DataClassJSONMixin):
    size: int


@task
def packed(x: list[Packed]): ...


@task
def sized(x: Sized, y: Blob): ...
""",
    )
    assert [each.name for each in contract.entities] == ["shop.sized"]
    assert "`shop.Packed` is written as JSON, and there are bytes in it" in found[0]
