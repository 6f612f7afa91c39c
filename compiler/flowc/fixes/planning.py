"""From findings to fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Fix, applied
from flowc.fixes.parsed import Parsed, UnparsedError
from flowc.fixes.registry import fixers_of
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.program import Program

MARK = "\ufeff"
"""The byte order mark, which no place of a text counts."""


def fixes_of(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], program: Program
) -> dict[Diagnostic, Fix]:
    """Give the findings that have a fix, with the likeliest one.

    `texts` are the sources by path; notebooks have no fixes.
    Positions of edits are those of the text without its byte order mark.
    """
    return {found: fixes[0] for found, fixes in all_fixes_of(diagnostics, texts, program).items()}


def all_fixes_of(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], program: Program
) -> dict[Diagnostic, tuple[Fix, ...]]:
    """Give for each finding all that may take it away, the likeliest first."""
    parsed: dict[str, Parsed | None] = {}
    fixes: dict[Diagnostic, tuple[Fix, ...]] = {}
    for found in diagnostics:
        fixers = [*fixers_of(found.code.name)]
        path = found.span.path
        if not fixers or not path.endswith(".py") or path not in texts:
            continue
        if path not in parsed:
            parsed[path] = _parsed(texts[path].removeprefix(MARK))
        file = parsed[path]
        if file is None:
            continue
        finding = Finding(found, file, program)
        made = (fixer(finding) for fixer in fixers)
        changing = tuple(each for each in made if each is not None and _changes(file, each))
        if changing:
            fixes[found] = changing
    return fixes


def _changes(file: Parsed, fix: Fix) -> bool:
    return applied(file.text, fix.edits) != file.text


def _parsed(text: str) -> Parsed | None:
    try:
        return Parsed(text)
    except UnparsedError:
        return None
