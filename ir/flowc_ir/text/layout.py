"""Laying out text: flat where it fits on the line, else one item a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Group:
    """Items between an opening and a closing text.

    `flat` is the whole on one line; it is None if the items must stand on lines of their own.
    """

    open: str
    items: tuple[Doc, ...]
    close: str
    separator: str
    flat: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Parts that follow one another."""

    parts: tuple[Doc, ...]
    flat: str | None


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts that stand below one another."""

    parts: tuple[Doc, ...]
    flat: None = None


Doc: TypeAlias = str | Group | Row | Stack


def group(opening: str, items: Iterable[Doc], closing: str) -> Group:
    """Put items, separated by commas, between two texts."""
    items = tuple(items)
    flats = [flat_of(item) for item in items]
    inner = [flat for flat in flats if flat is not None]
    flat = f"{opening}{', '.join(inner)}{closing}" if len(inner) == len(items) else None
    return Group(opening, items, closing, ",", flat)


def block(items: Iterable[Doc]) -> Group:
    """Put each item on its own line, between braces."""
    items = tuple(items)
    return Group("{", items, "}", "", None if items else "{}")


def row(*parts: Doc) -> Row:
    """Let parts follow one another."""
    flats = [flat_of(part) for part in parts]
    inner = [flat for flat in flats if flat is not None]
    return Row(parts, "".join(inner) if len(inner) == len(parts) else None)


def stack(*parts: Doc) -> Stack:
    """Let parts stand below one another."""
    return Stack(parts)


def flat_of(doc: Doc) -> str | None:
    """Give the text on one line, None if there must be several."""
    return doc if isinstance(doc, str) else doc.flat


def render(doc: Doc) -> str:
    """Lay `doc` out, no line longer than `WIDTH` where that can be."""
    pieces: list[str] = []
    _render(doc, pieces, column=0, indent=0, rest=0)
    return "".join(pieces)


def _render(doc: Doc, pieces: list[str], *, column: int, indent: int, rest: int) -> int:
    """Write `doc`, after which `rest` columns are needed; give the column at its end."""
    flat = flat_of(doc)
    if isinstance(doc, str) or (flat is not None and column + len(flat) + rest <= WIDTH):
        pieces.append(flat or "")
        return column + len(flat or "")
    if isinstance(doc, Row):
        for index, part in enumerate(doc.parts):
            after = _unbreakable(doc.parts[index + 1 :], rest)
            column = _render(part, pieces, column=column, indent=indent, rest=after)
        return column
    if isinstance(doc, Stack):
        for index, part in enumerate(doc.parts):
            pieces.append("\n" + " " * indent if index else "")
            column = _render(part, pieces, column=indent, indent=indent, rest=rest)
        return column
    pieces.append(doc.open)
    margin = "\n" + " " * (indent + 2)
    for item in doc.items:
        pieces.append(margin)
        _render(item, pieces, column=indent + 2, indent=indent + 2, rest=len(doc.separator))
        pieces.append(doc.separator)
    pieces.append("\n" + " " * indent + doc.close)
    return indent + len(doc.close)


def _unbreakable(parts: tuple[Doc, ...], rest: int) -> int:
    """Count the columns up to the end, or to the first line break that there must be.

    So the first group of a row is broken first: inputs before outputs.
    """
    width = 0
    for part in parts:
        if isinstance(part, str):
            width += len(part)
        elif part.flat is not None:
            width += len(part.flat)
        elif isinstance(part, Group):
            return width + len(part.open)
        else:
            return width + _unbreakable(part.parts, 0)
    return width + rest
