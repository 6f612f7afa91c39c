"""Offsets in a text that was rewritten, and in the text that it was made of."""

from __future__ import annotations

import ast
from bisect import bisect_right

from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of the text that something else stands for."""

    start: int
    end: int
    text: str


class Lines:
    """Where the lines of a text start."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and column."""
        return self.starts[min(line, len(self.starts)) - 1] + column

    def position(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1]


class Positions:
    """Lines and columns of a rewritten text → those of the original, whose lines are given."""

    def __init__(self, source: str, edits: list[Edit], original: Lines) -> None:
        pieces: list[str] = []
        self._made: list[int] = [0]
        self._from: list[int] = [0]
        last = size = 0
        for edit in edits:
            pieces += (source[last : edit.start], edit.text)
            size += edit.start - last
            self._made.append(size)
            self._from.append(edit.start)
            size += len(edit.text)
            self._made.append(size)
            self._from.append(edit.end)
            last = edit.end
        pieces.append(source[last:])
        self.text = "".join(pieces)
        self._lines = Lines(self.text)
        self._original = original

    def offset(self, line: int, column: int) -> int:
        """Give the offset in the original of a position in the rewritten text."""
        made = self._lines.offset(line, column)
        place = bisect_right(self._made, made) - 1
        return self._from[place] + (made - self._made[place])

    def restore(self, tree: ast.AST) -> None:
        """Give every node of a tree its place in the original."""
        for node in ast.walk(tree):
            if isinstance(node, (ast.expr, ast.stmt, ast.ExceptHandler, ast.arg, ast.keyword,
                                 ast.alias, ast.pattern)):  # fmt: skip
                start = self.offset(node.lineno, node.col_offset)
                end_line = node.end_lineno or node.lineno
                end = self.offset(end_line, node.end_col_offset or 0)
                node.lineno, node.col_offset = self._original.position(start)
                node.end_lineno, node.end_col_offset = self._original.position(max(start, end))
