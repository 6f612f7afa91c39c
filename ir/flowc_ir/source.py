"""Source files and spans."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of text in one source file.

    `path` is relative to the source root, with forward slashes. Lines count from 1; columns count
    UTF-8 bytes from 0, as CPython's `ast` does.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One source file that took part in a compilation, and the SHA-256 of its bytes (hex)."""

    path: str
    module: str
    sha256: str


NOWHERE = Span("", 0, 0, 0, 0)

PART = "::"
"""In the path of a span: what stands between a file without lines and the part of it meant."""
