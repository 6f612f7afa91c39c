"""Imports that nothing uses are taken away."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety

_CERTAIN = "take it away"


def unused(finding: Finding) -> Fix | None:
    """Take one name out of an import, or the import away if it binds no other."""
    alias = finding.parsed.at(finding.found.span, cst.ImportAlias)
    statement = None if alias is None else finding.parsed.parent(alias)
    if alias is None or not isinstance(statement, (cst.Import, cst.ImportFrom)):
        return None
    if isinstance(statement.names, cst.ImportStar):
        return None
    edit = (
        _without_statement(finding, statement)
        if len(statement.names) == 1
        else _without_name(finding, statement.names, alias)
    )
    if edit is None:
        return None
    safety = Safety.SAFE if finding.found.hint == _CERTAIN else Safety.UNSAFE
    start, end = finding.parsed.range_of(alias)
    return Fix(f"take the import of `{finding.parsed.text[start:end]}` away", safety, (edit,))


def _without_statement(finding: Finding, statement: cst.Import | cst.ImportFrom) -> Edit | None:
    """Take all lines of a statement that is alone on them, or put `pass` where a block needs it."""
    parsed = finding.parsed
    line = parsed.parent(statement)
    block = None if line is None else parsed.parent(line)
    if not isinstance(line, cst.SimpleStatementLine) or len(line.body) > 1:
        return None
    start, end = parsed.range_of(line)
    match block:
        case cst.IndentedBlock(body=[_]):
            first, last = parsed.range_of(statement)
            return Edit(first, last, "pass")
        case cst.IndentedBlock() | cst.Module():
            return _lines(finding, start, end)
        case _:
            return None


def _without_name(
    finding: Finding, names: Sequence[cst.ImportAlias], alias: cst.ImportAlias
) -> Edit | None:
    """Take a name away with its comma: its own lines, or up to the name beside it."""
    parsed = finding.parsed
    start, end = parsed.range_of(alias)
    alone = _lines(finding, start, end)
    if parsed.text[alone.start : start].strip() == "" and _is_rest(parsed.text[end : alone.end]):
        return alone
    position = next(number for number, each in enumerate(names) if each is alias)
    if position + 1 < len(names):
        edit = Edit(start, parsed.range_of(names[position + 1])[0], "")
    else:
        edit = Edit(parsed.range_of(names[position - 1])[1], end, "")
    return None if "#" in parsed.text[edit.start : edit.end] else edit


def _is_rest(text: str) -> bool:
    """Tell whether nothing but a comma and a comment is left of a line."""
    return text.lstrip(" \t,").partition("#")[0].strip() == ""


def _lines(finding: Finding, start: int, end: int) -> Edit:
    lines = finding.parsed.lines
    first, last = lines.place(start)[0], lines.place(end)[0]
    return Edit(lines.offset(first, 0), lines.offset(last + 1, 0), "")
