"""Suppressions: `# flowc: ignore[code] reason` at the end of a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_validators.marks import MARK


def unsuppressed(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Give the findings that no comment takes back.

    An error cannot be taken back: where there is one, no right artefact can be made.
    """
    marks: dict[str, dict[int, frozenset[str]]] = {}
    for diagnostic in diagnostics:
        span = diagnostic.span
        if diagnostic.code.severity is not Severity.ERROR and span.path in sources:
            if span.path not in marks:
                marks[span.path] = _marks(sources[span.path])
            if diagnostic.code.name in marks[span.path].get(span.line, ()):
                continue
        yield diagnostic


def _marks(text: str) -> dict[int, frozenset[str]]:
    # Most files have no mark; looking for the word is much faster than reading lines.
    if "flowc:" not in text:
        return {}
    found = ((number, MARK.search(line)) for number, line in enumerate(text.split("\n"), start=1))
    return {
        number: frozenset(name.strip() for name in mark[1].split(","))
        for number, mark in found
        if mark
    }
