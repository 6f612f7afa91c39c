"""Parsing: from bytes to a syntax tree; it never raises."""

from __future__ import annotations

import ast
import re
import sys
import warnings

from flowc_ir.lazy_dataclass import dataclass

MAX_BYTES = 8_000_000
"""The largest file that is parsed."""

NESTED = "the source is nested too deep"
FIRST_NEWER = 12
NEWER_VERSIONS = (12, 13)
"""Which 3.N brought syntax that the parser of Python 3.11 does not take."""

NEWER = re.compile(rb"\btype[ \t\\]|\b(?:def|class)[ \t]+\w+\s*\[")
"""Finds what may be newer syntax, where the host itself parses it."""


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a file cannot be parsed, and where: line from 1, column in characters from 0."""

    message: str
    line: int
    column: int
    hint: str = ""


def decode(data: bytes) -> str:
    """Give the text of a source file by its declared encoding; bad bytes become U+FFFD."""
    import tokenize  # only files that are not plain UTF-8 pay for this import

    lines = iter(data.splitlines(keepends=True))
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except (SyntaxError, LookupError):
        encoding = "utf-8"
    return data.decode(encoding, errors="replace")


def parse(data: bytes, minor: int = 11) -> ast.Module | SyntaxFault:
    """Parse a source file in the syntax of Python 3.`minor`."""
    if len(data) > MAX_BYTES:
        return SyntaxFault(f"the file is larger than {MAX_BYTES:,} bytes", 1, 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _parsed(data, minor)
        except SyntaxError as error:
            return _fault(error) if _is_encoded_wrongly(data) else _parsed_newer(data, minor, error)
        except ValueError as error:
            return SyntaxFault(str(error), 1, 0)
        except (RecursionError, MemoryError):
            return SyntaxFault(NESTED, 1, 0)


def _parsed(data: bytes, minor: int) -> ast.Module:
    tree = ast.parse(data)
    if sys.version_info >= (3, 12) and NEWER.search(data):
        from flowc.frontend.newer_syntax.native import adopted  # few files are written so

        return adopted(tree, minor)
    return tree


def _parsed_newer(data: bytes, minor: int, error: SyntaxError) -> ast.Module | SyntaxFault:
    """Try the syntax of versions that are newer than the host's; a hint names the one it takes."""
    from flowc.frontend.newer_syntax.rewriting import parse_newer  # few files need it

    text = decode(data)
    for version in sorted({max(minor, FIRST_NEWER), *NEWER_VERSIONS}):
        try:
            tree = parse_newer(text, version)
        except SyntaxError as newer:
            if version <= minor:
                error = newer
        except ValueError as wrong:
            return SyntaxFault(str(wrong), 1, 0)
        except (RecursionError, MemoryError):
            return SyntaxFault(NESTED, 1, 0)
        else:
            if version <= minor:
                return tree
            fault = _fault(error)
            hint = f'this is syntax of Python 3.{version}: set `python-version = "3.{version}"`'
            return SyntaxFault(fault.message, fault.line, fault.column, hint)
    return _fault(error)


def _is_encoded_wrongly(data: bytes) -> bool:
    """Tell whether bytes are no text in the encoding that they declare, so that no syntax helps."""
    if data.isascii() and b"coding" not in data:
        return False
    import tokenize  # few files are broken

    lines = iter(data.splitlines(keepends=True))
    try:
        data.decode(tokenize.detect_encoding(lambda: next(lines, b""))[0])
    except (SyntaxError, LookupError, UnicodeDecodeError):
        return True
    return False


def _fault(error: SyntaxError) -> SyntaxFault:
    return SyntaxFault(error.msg, error.lineno or 1, max((error.offset or 1) - 1, 0))
