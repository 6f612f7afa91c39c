"""One change, and all that is known of it."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc.comparison.edits import Edit
from flowc.comparison.levels import Level, Levels, Scope, worst
from flowc_ir.diagnostic import Code
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import NOWHERE, Span
from flowc_validators.wire.types import Wire


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity, or the part of one that a change is about (`input rows`, `output o0`).

    `kind` is None for a record or an enum.
    """

    kind: EntityKind | None
    name: str
    part: str = ""

    def __str__(self) -> str:
        if self.kind is None:
            return f"type `{self.name}`"
        whole = f"{self.kind.value.replace('_', ' ')} `{self.name}`"
        if not self.part:
            return whole
        noun, _, name = self.part.partition(" ")
        return f"{noun} `{name}` of {whole}" if name else f"{noun} of {whole}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingEdge:
    """A type at the other end of an edge that fitted the old type and does not fit the new one.

    `is_into`: the edge goes into an input; otherwise it comes out of an output.
    """

    other: Wire
    old: Wire
    new: Wire
    is_into: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingValue:
    """A value as JSON that the one side takes for right and the other does not."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingCall:
    """A call that gives these inputs and takes these outputs; the backend refuses it now."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    error: str
    text: str


Witness: TypeAlias = FailingEdge | FailingValue | FailingCall


class SiteKind(enum.Enum):
    """How something uses an entity."""

    NODE = "node"
    PLAN = "launch plan"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place in the repository that uses what has changed.

    `user` is the workflow or launch plan around it. `is_old`: the span is of the old program.
    `is_adapted`: it is compiled with the new interface already; others still use the old one.
    """

    kind: SiteKind
    user: str
    node: str = ""
    span: Span = NOWHERE
    is_old: bool = False
    is_adapted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `subject` is what has changed; `uses` are the ports that it reaches elsewhere.

    `edits` say what has changed within the type of a port, or within a record or an enum. `span` is
    where it stands in the new program, else `old_span` in the old one.
    """

    code: Code
    subject: Subject
    message: str
    levels: Levels
    hint: str = ""
    before: str = ""
    after: str = ""
    edits: tuple[Edit, ...] = ()
    uses: tuple[Subject, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    sites: tuple[Site, ...] = ()
    span: Span = NOWHERE
    old_span: Span = NOWHERE

    @property
    def level(self) -> Level:
        """The worst that it does to anybody."""
        return worst(self.levels.values())


def same_level(level: Level, *scopes: Scope) -> dict[Scope, Level]:
    """Give one level to some scopes."""
    return dict.fromkeys(scopes, level)
