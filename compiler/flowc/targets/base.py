"""What a target is, and what it gives."""

from __future__ import annotations

from typing import Protocol

from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program
from flowc_ir.source import NOWHERE, Span


class UnwritableError(Exception):
    """A program that a target cannot write at all; its text is the reason."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file that a target makes: a path relative to the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """An entity that went into an artifact."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entity of the program that a target could not write exactly, and why."""

    kind: EntityKind
    name: str
    reason: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Emission:
    """All that a target made of a program. Entities stand in the order of the artifact."""

    artifacts: tuple[Artifact, ...]
    written: tuple[Written, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class Target(Protocol):
    """Writes a program in one form, without touching the disk."""

    def emit(self, program: Program) -> Emission:
        """Write all entities that can be written exactly; raises UnwritableError if none can."""
        ...
