"""Files that would import one another, which protobuf does not allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flowc_ir.diagnostic import Code, Report, Severity
from flowc_ir.source import NOWHERE

CIRCLE = Code("contract-circle", Severity.ERROR, "the definitions of some modules need one another")


def report_circle(imports: Mapping[str, Collection[str]], report: Report) -> None:
    """Report modules that need one another, if there are any; `imports` are those of each."""
    reached = {module: _reached(module, imports) for module in imports}
    circle = sorted(module for module in imports if module in reached[module])
    if circle:
        first = circle[0]
        named = [each for each in circle if each in reached[first] and first in reached[each]]
        message = f"the types and interfaces of {', '.join(f'`{each}`' for each in named)} need one"
        message += " another, but files of protobuf cannot import one another"
        hint = "put the records that both need into a module of their own"
        report.add(CIRCLE.at(NOWHERE, message, hint=hint))


def _reached(module: str, imports: Mapping[str, Collection[str]]) -> set[str]:
    """Give all modules that one needs, in however many steps."""
    found: set[str] = set()
    waiting = list(imports.get(module, ()))
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += imports.get(each, ())
    return found
