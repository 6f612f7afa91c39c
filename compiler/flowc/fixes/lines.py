"""Places of a text: by line and column, and by the characters before them."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile("\r\n|\r|\n")


class Lines:
    """Takes places of a text, as spans name them, to characters and back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """Give the position of a line, from 1, and a column in bytes of UTF-8, from 0."""
        if not 1 <= line <= len(self._starts):
            return len(self._text)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        head = self._text[start:end].encode(errors="surrogatepass")[:column]
        return start + len(head.decode(errors="ignore"))

    def counted(self, line: int, column: int) -> int:
        """Give the position of a line, from 1, and a column in characters, from 0."""
        # libcst sees one line more where the last has no end.
        return self._starts[line - 1] + column if line <= len(self._starts) else len(self._text)

    def place(self, offset: int) -> tuple[int, int]:
        """Give line, from 1, and column in bytes, from 0, of a position."""
        line = bisect_right(self._starts, offset)
        head = self._text[self._starts[line - 1] : offset]
        return line, len(head.encode(errors="surrogatepass"))
