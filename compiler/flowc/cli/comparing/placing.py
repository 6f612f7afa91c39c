"""Places of the old side in the new text, for lines that are there still."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import NOWHERE, Span


class Placing:
    """Finds where lines of old texts are in new ones."""

    def __init__(self, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        self._old = old
        self._new = new
        self._lines = cache(self._matched)

    def now(self, span: Span) -> Span:
        """Give where a span of the old side is now; its file as a whole if its lines are gone."""
        if not span.path:
            return NOWHERE
        lines = self._lines(span.path)
        start, end = lines.get(span.line, 0), lines.get(span.end_line, 0)
        if start and end - start == span.end_line - span.line:
            return replace(span, line=start, end_line=end)
        return Span(span.path, 0, 0, 0, 0)

    def _matched(self, path: str) -> dict[int, int]:
        from difflib import SequenceMatcher

        old, new = (_split(texts.get(path, "")) for texts in (self._old, self._new))
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        return {
            block.a + step + 1: block.b + step + 1 for block in blocks for step in range(block.size)
        }


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if text else []
