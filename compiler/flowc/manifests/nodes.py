"""Documents as trees of nodes that know where they stand."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True)
class Atom:
    """Null, a truth value, a number or text."""

    value: None | bool | int | float | str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a map."""

    key: str
    span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class Map:
    """A map from text to nodes, in the order of the document."""

    entries: tuple[Entry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Atom | Map | Sequence


def plain(node: Node) -> object:
    """Give the data of a node, without its places."""
    match node:
        case Atom(value=value):
            return value
        case Map(entries=entries):
            return {entry.key: plain(entry.node) for entry in entries}
        case Sequence(items=items):
            return [plain(item) for item in items]
