"""Expressions of Python, broken into lines as the formatters ruff and black break them."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass

WIDTH = 88
_STEP = "    "


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Something in brackets; `is_subscript` of one item takes no comma at the end."""

    opening: str
    items: tuple[Node, ...]
    closing: str

    @property
    def takes_comma(self) -> bool:
        """Whether a comma stands after the last item when each has its own line."""
        return not (self.closing == "]" and len(self.items) == 1 and self.opening != "[")


@dataclass(frozen=True, slots=True)
class Either:
    """Types joined by `|`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A value after a name or key: `key: value` or `name=value`."""

    key: str
    value: Node


Node: TypeAlias = str | Bracketed | Either | Keyed


def call(name: str, *arguments: Node) -> Node:
    """Give a call."""
    return Bracketed(f"{name}(", arguments, ")")


def subscript(name: str, *arguments: Node) -> Node:
    """Give a type with arguments."""
    return Bracketed(f"{name}[", arguments, "]")


def one_line(node: Node) -> str:
    """Give the text of an expression without breaks."""
    match node:
        case str():
            return node
        case Bracketed(opening, items, closing):
            return f"{opening}{', '.join(map(one_line, items))}{closing}"
        case Either(items):
            return " | ".join(map(one_line, items))
        case Keyed(key, value):
            return f"{key}{one_line(value)}"


def lines_of(node: Node, indent: int, *, before: str = "", after: str = "") -> list[str]:
    """Give the lines of an expression at an indentation, with what stands before and after it."""
    margin = _STEP * indent
    whole = f"{margin}{before}{one_line(node)}{after}"
    if len(whole) <= WIDTH:
        return [whole]
    match node:
        case str() | Bracketed(items=()):
            return [whole]
        case Keyed(key, value):
            return lines_of(value, indent, before=before + key, after=after)
        case Either(items):
            joined = f"{margin}{before}{one_line(items[0])}"
            return [joined, *_alternatives(items[1:], indent, after)]
        case Bracketed(opening, items, closing):
            comma = "," if node.takes_comma else ""
            inner = [line for item in items for line in lines_of(item, indent + 1, after=comma)]
            return [f"{margin}{before}{opening}", *inner, f"{margin}{closing}{after}"]


def annotated(before: str, type_: Node, after: str, indent: int) -> list[str]:
    """Give the lines of a name with its type and what follows.

    What is too long breaks at a call that follows, else within its brackets or in new ones.
    """
    margin = _STEP * indent
    whole = f"{margin}{before}{one_line(type_)}{after}"
    if len(whole) <= WIDTH:
        return [whole]
    head, _, value = after.partition(" = ")
    opened = f"{margin}{before}{one_line(type_)}{head} = ("
    if value.endswith(")") and len(opened) <= WIDTH:
        return [opened, f"{margin}{_STEP}{value}", f"{margin})"]
    if not isinstance(type_, (Either, str)):
        return lines_of(type_, indent, before=before, after=after)
    inner = lines_of(type_, indent + 1)
    return [f"{margin}{before}(", *inner, f"{margin}){after}"]


def _alternatives(items: tuple[Node, ...], indent: int, after: str) -> list[str]:
    lines: list[str] = []
    for position, item in enumerate(items):
        last = position == len(items) - 1
        lines += lines_of(item, indent, before="| ", after=after if last else "")
    return lines
