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
    """Give the findings that have a fix. `texts` are the sources by path; notebooks have none.

    Positions of edits are those of the text without its byte order mark.
    """
    parsed: dict[str, Parsed | None] = {}
    fixes: dict[Diagnostic, Fix] = {}
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
        fix = next((each for each in made if each is not None and _changes(file, each)), None)
        if fix is not None:
            fixes[found] = fix
    return fixes


def _changes(file: Parsed, fix: Fix) -> bool:
    return applied(file.text, fix.edits) != file.text


def _parsed(text: str) -> Parsed | None:
    try:
        return Parsed(text)
    except UnparsedError:
        return None
