"""A file as libcst sees it: nodes, where they stand, and their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, ParentNodeProvider, PositionProvider

from flowc.fixes.fix import Edit
from flowc.fixes.lines import Lines
from flowc_ir.source import Span

_Node = TypeVar("_Node", bound=cst.CSTNode)


class UnparsedError(Exception):
    """A file that libcst does not take, or does not give back as it was."""


class Parsed:
    """One file, taken apart; raises UnparsedError."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        try:
            self.module = cst.parse_module(text)
        except (cst.ParserSyntaxError, RecursionError) as error:
            raise UnparsedError(str(error)) from error
        if self.module.code != text:
            raise UnparsedError("libcst does not give the text back as it was")
        wrapper = MetadataWrapper(self.module, unsafe_skip_copy=True)
        self._places: Mapping[cst.CSTNode, CodeRange] = wrapper.resolve(PositionProvider)
        self._parents: Mapping[cst.CSTNode, cst.CSTNode] = wrapper.resolve(ParentNodeProvider)
        self._nodes = sorted(self._places, key=self._order)

    def range_of(self, node: cst.CSTNode) -> tuple[int, int]:
        """Give the characters of a node, without its parentheses and the space around it."""
        place = self._places[node]
        start, end = place.start, place.end
        return (
            self.lines.counted(start.line, start.column),
            self.lines.counted(end.line, end.column),
        )

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """Give the node around a node."""
        return self._parents.get(node)

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """Give the nodes around a node, from the inside."""
        outer = self.parent(node)
        while outer is not None:
            yield outer
            outer = self.parent(outer)

    def at(self, span: Span, kind: type[_Node]) -> _Node | None:
        """Give the outermost node of a kind that stands exactly at a span."""
        wanted = self.place(span)
        for node in self.all(kind):
            if self.range_of(node) == wanted:
                return node
        return None

    def call(self, span: Span) -> cst.Call | None:
        """Give the call at a span; in a chain over several lines that begins at the last link."""
        start, end = self.place(span)
        for node in self.all(cst.Call):
            link = node.func.attr if isinstance(node.func, cst.Attribute) else node
            if self.range_of(node)[1] == end and start in (
                self.range_of(node)[0],
                self.range_of(link)[0],
            ):
                return node
        return None

    def within(self, span: Span, kind: type[_Node]) -> Iterator[_Node]:
        """Give the nodes of a kind in a span; to a function belong its decorators too."""
        function = self.at(span, cst.FunctionDef)
        if function is not None:
            for decorator in function.decorators:
                yield from below(decorator, kind)
        start, end = self.place(span)
        for node in self.all(kind):
            first, last = self.range_of(node)
            if start <= first and last <= end:
                yield node

    def all(self, kind: type[_Node]) -> Iterator[_Node]:
        """Give all nodes of a kind, outer ones first."""
        return (node for node in self._nodes if isinstance(node, kind))

    def instead(self, node: cst.CSTNode, new: cst.CSTNode) -> Edit:
        """Put a new node into the place of one."""
        start, end = self.range_of(node)
        return Edit(start, end, self.code(new))

    def code(self, node: cst.CSTNode) -> str:
        """Spell a node."""
        return self.module.code_for_node(node)

    def place(self, span: Span) -> tuple[int, int]:
        """Give the characters of a span."""
        return (
            self.lines.offset(span.line, span.column),
            self.lines.offset(span.end_line, span.end_column),
        )

    def _order(self, node: cst.CSTNode) -> tuple[int, int]:
        start, end = self.range_of(node)
        return start, -end


def below(node: cst.CSTNode, kind: type[_Node]) -> Iterator[_Node]:
    """Give a node and the nodes in it, those of a kind."""
    if isinstance(node, kind):
        yield node
    for child in node.children:
        yield from below(child, kind)
