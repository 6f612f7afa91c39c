"""YAML, and JSON with it, as nodes."""

from __future__ import annotations

from math import isfinite

import yaml

from flowc.manifests.codes import SYNTAX
from flowc.manifests.nodes import Atom, Entry, Map, Node, Sequence
from flowc_ir.diagnostic import Report
from flowc_ir.source import Span

MAX_NODES = 100_000
"""The most nodes of a document, with those that aliases repeat."""

MAX_DEPTH = 100
"""How deep a document may nest."""

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_yaml(text: str, path: str, report: Report) -> Node | None:
    """Read one document; what is wrong goes to `report`."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        report.add(SYNTAX.at(_place(error, path), _message(error)))
        return None
    if root is None:
        report.add(SYNTAX.at(Span(path, 1, 0, 1, 0), "the manifest is empty"))
        return None
    try:
        return _Reader(path, text).node(root, 0)
    except _RefusedError as refused:
        report.add(SYNTAX.at(refused.span, refused.message))
        return None


class _RefusedError(Exception):
    """A document is YAML, but none that a manifest may be."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = None if text.isascii() else text.splitlines(keepends=True)
        self._left = MAX_NODES

    def node(self, node: yaml.Node, depth: int) -> Node:
        span = self._span(node)
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise _RefusedError("the manifest is nested too deep, or too long", span)
        if isinstance(node, yaml.MappingNode):
            return Map(self._entries(node, depth), span)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.node(item, depth + 1) for item in node.value), span)
        if isinstance(node, yaml.ScalarNode):
            return Atom(_atom(node, span), span)
        raise _RefusedError("this is not plain data", span)

    def _entries(self, node: yaml.MappingNode, depth: int) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            span = self._span(key)
            if not isinstance(key, yaml.ScalarNode) or not isinstance(key.value, str):
                raise _RefusedError("a key of a map is text", span)
            name: str = key.value
            if name in entries:
                raise _RefusedError(f"the key `{name}` stands here twice", span)
            entries[name] = Entry(name, span, self.node(value, depth + 1))
        return tuple(entries.values())

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        first = self._column(start)
        last = first if end.line != start.line else self._column(end)
        return Span(self._path, start.line + 1, first, start.line + 1, last)

    def _column(self, mark: yaml.Mark) -> int:
        """Give the column in bytes, as spans count it."""
        if self._lines is None or mark.line >= len(self._lines):
            return mark.column
        return len(self._lines[mark.line][: mark.column].encode(errors="surrogatepass"))


def _atom(node: yaml.ScalarNode, span: Span) -> None | bool | int | float | str:
    text: str = node.value
    kind = node.tag.rpartition(":")[2]
    try:
        match kind:
            case "null":
                return None
            case "bool":
                return text.lower() in ("true", "yes", "on")
            case "int":
                return int(text.replace("_", ""), 0)
            case "float":
                return _finite(text.replace("_", ""))
            case _:
                return text
    except ValueError:
        raise _RefusedError(f"`{text}` is not a number that a manifest may hold", span) from None


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _place(error: yaml.YAMLError, path: str) -> Span:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return Span(path, 1, 0, 1, 0)
    return Span(path, mark.line + 1, mark.column, mark.line + 1, mark.column)


def _message(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem:
        return error.problem
    return "this is not YAML"
