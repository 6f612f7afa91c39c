"""The comments `# flowc: ignore[code] reason`, read from the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

MARK = re.compile(r"#\s*flowc:\s*ignore\[([^\]\n]*)\]")
_START = re.compile(r"#\s*flowc:\s*ignore\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A code as a comment names it, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One comment that takes findings back: what it names, and whether it says why."""

    span: Span
    codes: tuple[Named, ...]
    has_reason: bool


def read_marks(path: str, text: str) -> Iterator[Mark]:
    """Give the marks that stand in comments; none if the text cannot be taken apart.

    What only looks like one, in a string, is not given.
    """
    # Most files have none; looking for the word is much faster than taking a text apart.
    if "flowc:" not in text:
        return
    for line, column, comment in _comments(text):
        start = _START.search(comment)
        if start is None:
            continue
        before = column + len(comment[: start.start()].encode())
        end = before + len(comment[start.start() :].encode())
        mark = MARK.match(comment, start.start())
        if mark is None:
            yield Mark(span=Span(path, line, before, line, end), codes=(), has_reason=False)
            continue
        opened = column + len(comment[: mark.start(1)].encode())
        # The comment of another tool may follow, which is no reason.
        reason = comment[mark.end() :].partition("#")[0].strip(" \t-:")
        yield Mark(
            span=Span(path, line, before, line, column + len(comment[: mark.end()].encode())),
            codes=tuple(_codes(mark[1], path, line, opened)),
            has_reason=bool(reason),
        )


def _codes(text: str, path: str, line: int, column: int) -> Iterator[Named]:
    for part in text.split(","):
        name = part.strip()
        if name:
            start = column + len(part[: part.index(name)].encode())
            yield Named(name, Span(path, line, start, line, start + len(name.encode())))
        column += len(part.encode()) + 1


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the line, the column in bytes and the text of each comment."""
    from io import StringIO
    from tokenize import COMMENT, TokenError, generate_tokens

    found: list[tuple[int, int, str]] = []
    try:
        for token in generate_tokens(StringIO(text).readline):
            if token.type == COMMENT:
                line, column = token.start
                found.append((line, len(token.line[:column].encode()), token.string))
    except (TokenError, SyntaxError, ValueError):
        return
    yield from found
