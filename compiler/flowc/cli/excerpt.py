"""Source excerpts: the lines of a span, with carets under it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from flowc.cli.paint import Paint, harmless
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

_TAB = 4
_WIDTH = 120
_CONTEXT = 30
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """One line on the screen, and the half-open range of its cells that the span covers."""

    number: int
    text: str
    start: int
    end: int
    indent: int


def position(span: Span, text: str) -> tuple[int, int]:
    """Give line and column of the start of a span, the column in characters from 1.

    Where the text does not have that line, bytes stand for characters.
    """
    if not _has_line(text, span.line):
        return span.line, span.column + 1
    return span.line, len(_head(_line(text, span.line), span.column)) + 1


def end_position(span: Span, text: str) -> tuple[int, int]:
    """Give line and column of the end of a span, as `position` does of its start."""
    if not _has_line(text, span.end_line):
        return span.end_line, span.end_column + 1
    return span.end_line, len(_head(_line(text, span.end_line), span.end_column)) + 1


def line_of(text: str, number: int) -> str:
    """Give a line of a text, counted from 1; empty if there is no such line."""
    return _line(text, number) if _has_line(text, number) else ""


def gutter(span: Span) -> int:
    """Give the width of the line numbers beside a span."""
    return len(str(max(span.line, span.end_line, 1)))


def excerpt(span: Span, text: str, paint: Paint) -> list[str]:
    """Draw the lines that a span covers; nothing if the text does not have them."""
    last = max(span.line, span.end_line)
    if not (_has_line(text, span.line) and _has_line(text, last)):
        return []
    rows = [_row(number, span, text) for number in range(span.line, last + 1)]
    width = gutter(span)
    body = _single(rows[0], width, paint) if len(rows) == 1 else _several(rows, width, paint)
    return [f"{' ' * width} {paint.blue('|')}", *body]


def _single(row: _Row, margin: int, paint: Paint) -> list[str]:
    bar = paint.blue("|")
    number = paint.blue(str(row.number).rjust(margin))
    text, start, end = _window(row)
    carets = paint.red("^" * max(1, end - start))
    return [
        f"{number} {bar} {text}".rstrip(),
        f"{' ' * margin} {bar} {' ' * start}{carets}",
    ]


def _several(rows: list[_Row], margin: int, paint: Paint) -> list[str]:
    """Draw a bar along all lines, from the start of the span to a caret at its end."""
    first, last = rows[0], rows[-1]
    bar = paint.blue("|")
    blank = f"{' ' * margin} {bar}"
    # A span that starts with its line needs no line of its own to say where it starts.
    opens = first.start <= first.indent
    drawn = [_barred(first, margin, paint, "/" if opens else " ")]
    if not opens:
        drawn.append(f"{blank}  {paint.red('_' * (first.start + 1) + '^')}")
    for row in _shortened(rows[1:]):
        drawn.append(f"{' ' * margin}..." if row is None else _barred(row, margin, paint, "|"))
    drawn.append(f"{blank} {paint.red('|' + '_' * max(1, min(last.end, _WIDTH)) + '^')}")
    return drawn


def _barred(row: _Row, margin: int, paint: Paint, mark: str) -> str:
    number = paint.blue(str(row.number).rjust(margin))
    text = row.text if len(row.text) <= _WIDTH else f"{row.text[: _WIDTH - 1]}…"
    return f"{number} {paint.blue('|')} {paint.red(mark)} {text}".rstrip()


def _shortened(rows: list[_Row]) -> Iterator[_Row | None]:
    if len(rows) < _MOST_LINES:
        yield from rows
        return
    yield from rows[: _MOST_LINES - 3]
    yield None
    yield from rows[-2:]


def _row(number: int, span: Span, text: str) -> _Row:
    line = _line(text, number)
    start = span.column if number == span.line else 0
    end = span.end_column if number == span.end_line else len(line.encode(errors="surrogatepass"))
    shown = _cells(line)
    return _Row(
        number,
        shown,
        _width(_cells(_head(line, start))),
        _width(_cells(_head(line, max(start, end)))),
        len(shown) - len(shown.lstrip()),
    )


def _window(row: _Row) -> tuple[str, int, int]:
    """Cut a very long line down to what stands around the span."""
    if len(row.text) <= _WIDTH:
        return row.text, row.start, row.end
    left = max(0, row.start - _CONTEXT)
    text = row.text[left : left + _WIDTH]
    before, after = ("…" if left else ""), ("…" if left + _WIDTH < len(row.text) else "")
    start = row.start - left + len(before)
    end = min(row.end - left, _WIDTH) + len(before)
    return f"{before}{text}{after}", start, end


@lru_cache(maxsize=64)
def _lines(text: str) -> list[str]:
    # Not `splitlines`: Python ends a line at these three only, and spans count so.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _has_line(text: str, number: int) -> bool:
    return bool(text) and 1 <= number <= len(_lines(text))


def _line(text: str, number: int) -> str:
    return _lines(text)[number - 1]


def _head(line: str, column: int) -> str:
    """Give the part of a line before a UTF-8 byte column."""
    return line.encode(errors="surrogatepass")[:column].decode(errors="ignore")


def _cells(text: str) -> str:
    return harmless(text.expandtabs(_TAB))


def _width(text: str) -> int:
    """Count the cells of a terminal that `text` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    wide = sum(1 for character in text if east_asian_width(character) in "WF")
    thin = sum(1 for character in text if combining(character))
    return len(text) + wide - thin
