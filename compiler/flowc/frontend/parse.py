"""Parsing: from bytes to a syntax tree; it never raises."""

from __future__ import annotations

import ast
import warnings

from flowc_ir.lazy_dataclass import dataclass

MAX_BYTES = 8_000_000
"""The largest file that is parsed."""


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a file cannot be parsed, and where: line from 1, column in characters from 0."""

    message: str
    line: int
    column: int


def decode(data: bytes) -> str:
    """Give the text of a source file by its declared encoding; bad bytes become U+FFFD."""
    import tokenize  # only files that are not plain UTF-8 pay for this import

    lines = iter(data.splitlines(keepends=True))
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except (SyntaxError, LookupError):
        encoding = "utf-8"
    return data.decode(encoding, errors="replace")


def parse(data: bytes) -> ast.Module | SyntaxFault:
    """Parse a source file."""
    if len(data) > MAX_BYTES:
        return SyntaxFault(f"the file is larger than {MAX_BYTES:,} bytes", 1, 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(data)
        except SyntaxError as error:
            return SyntaxFault(error.msg, error.lineno or 1, max((error.offset or 1) - 1, 0))
        except ValueError as error:
            return SyntaxFault(str(error), 1, 0)
        except (RecursionError, MemoryError):
            return SyntaxFault("the source is nested too deep", 1, 0)
