"""What does nothing, or not what it seems to, is taken away."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import argument


def default_input(finding: Finding) -> Fix | None:
    """Take away the default of an input that is fixed."""
    call = finding.parsed.call(finding.found.span)
    given = None if call is None else argument(call, "default_inputs")
    if given is None or not isinstance(given.value, cst.Dict):
        return None
    elements = given.value.elements
    kept = [each for each in elements if not _is_named(each, finding.quoted)]
    if len(kept) != len(elements) - 1:
        return None
    if kept and elements[-1].comma is cst.MaybeSentinel.DEFAULT:
        kept[-1] = kept[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    edit = finding.parsed.instead(given.value, given.value.with_changes(elements=kept))
    return Fix("take the default away", Safety.SAFE, (edit,))


def statement(finding: Finding) -> Fix | None:
    """Take away a line that is nothing but the call that is found."""
    parsed = finding.parsed
    start, end = parsed.place(finding.found.span)
    for line in parsed.all(cst.SimpleStatementLine):
        first, last = parsed.range_of(line)
        match line.body, parsed.parent(line):
            case [cst.Expr(value=cst.Call())], cst.IndentedBlock(body=body):
                if first <= start and end <= last and len(body) > 1:
                    return Fix("take the line away", Safety.UNSAFE, (whole_line(finding, first),))
            case _:
                pass
    return None


def whole_line(finding: Finding, offset: int) -> Edit:
    """Take away the line that a character stands in."""
    line, _ = finding.parsed.lines.place(offset)
    lines = finding.parsed.lines
    return Edit(lines.offset(line, 0), lines.offset(line + 1, 0), "")


def _is_named(element: cst.BaseDictElement, names: tuple[str, ...]) -> bool:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return key.evaluated_value in names
        case _:
            return False
