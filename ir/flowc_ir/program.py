"""The program: all that was read in one compilation."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.graph import EntityKind, Workflow
from flowc_ir.interface import Interface
from flowc_ir.lack import Lack
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.records import Definition
from flowc_ir.source import Source, Span
from flowc_ir.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Opaque:
    """An entity that could not be known for certain: where knowledge was lost, and why.

    `name` is empty if even the name is unknown. `interface` is set where it is known all the same.
    `lack` says for machines what `reason` says for people.
    """

    kind: EntityKind
    name: str
    reason: str
    span: Span
    cause: Span
    interface: Interface | None = None
    lack: Lack = Lack.OTHER


Entity: TypeAlias = Task | Workflow | LaunchPlan | Opaque


@dataclass(frozen=True, slots=True)
class Manifest:
    """An extension manifest that took part: its id and the SHA-256 of its canonical form (hex)."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """All entities of one compilation, in the order in which Python would have made them."""

    entities: tuple[Entity, ...] = ()
    types: tuple[Definition, ...] = ()
    sources: tuple[Source, ...] = ()
    manifests: tuple[Manifest, ...] = ()
    dialect: str = "flytekit"
    dialect_version: str = ""
