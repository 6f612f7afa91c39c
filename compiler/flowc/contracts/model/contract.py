"""The contract of a program: its interfaces, and the types that they name."""

from __future__ import annotations

from typing import TypeAlias

from flowc.contracts.model.shapes import Shape
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import Literal
from flowc_ir.plain import PlainMap
from flowc_ir.records import RecordKind
from flowc_ir.source import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What a caller gives. `is_required` is false if it may be left out.

    `default` is the value that is taken then, None if there is none or no literal can say it: a
    task and a workflow have no defaults on the wire, a launch plan has. `fixed` is the value that a
    launch plan has set once for all; then no caller gives it. `is_queried`: an artifact is looked
    up if a caller gives nothing.
    """

    name: str
    shape: Shape
    doc: str = ""
    is_required: bool = True
    default: Literal | None = None
    fixed: Literal | None = None
    is_queried: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a caller gets."""

    name: str
    shape: Shape
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A task, workflow or launch plan.

    `name` is what it is registered as; `module` and `short` are its parts, where a launch plan
    belongs to the module of its workflow. `workflow` is what a launch plan starts. `doc` and `long`
    are its documentation.
    """

    kind: EntityKind
    name: str
    module: str
    short: str
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    doc: str = ""
    long: str = ""
    workflow: str = ""
    span: Span = NOWHERE

    @property
    def given(self) -> tuple[Input, ...]:
        """The inputs that a caller may give: all that are not fixed."""
        return tuple(each for each in self.inputs if each.fixed is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record. `alias` is what it is called in data that is read, if not `name`.

    `is_required` is false if it has a default; `default` is that, where it is a constant.
    """

    name: str
    shape: Shape
    doc: str = ""
    alias: str = ""
    is_required: bool = True
    default: Literal | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A dataclass or a model of pydantic, which `encoding` tells: they write values differently.

    `id` is its name in Python, of which `module` and `short` are the parts. `schema` is the JSON
    Schema that Flyte's literal type carries. `goes_through_json`: bytes would be text in it.
    """

    id: str
    module: str
    short: str
    encoding: RecordKind
    fields: tuple[Field, ...] = ()
    doc: str = ""
    schema: PlainMap | None = None
    goes_through_json: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Member:
    """One value of an enum as it travels, and its name in Python, which may not be known."""

    value: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """An enum, with its values in the order of the source, which Flyte compares."""

    id: str
    module: str
    short: str
    members: tuple[Member, ...] = ()
    doc: str = ""
    span: Span = NOWHERE


Definition: TypeAlias = Record | Enumeration


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What a program offers to callers: entities, and all types that these reach.

    Entities are in the order of the program, types by id.
    """

    entities: tuple[Entity, ...] = ()
    types: tuple[Definition, ...] = ()

    def record(self, id_: str) -> Record:
        """Give a record that a shape refers to; raises KeyError."""
        for each in self.types:
            if isinstance(each, Record) and each.id == id_:
                return each
        raise KeyError(id_)

    def enumeration(self, id_: str) -> Enumeration:
        """Give an enum that a shape refers to; raises KeyError."""
        for each in self.types:
            if isinstance(each, Enumeration) and each.id == id_:
                return each
        raise KeyError(id_)
