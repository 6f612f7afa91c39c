"""Calls, as fixes look at them."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit
from flowc.fixes.parsed import Parsed


def called(call: cst.Call) -> str:
    """Give the last name of what is called; empty if it has none."""
    match call.func:
        case cst.Name(value=name):
            return name
        case cst.Attribute(attr=cst.Name(value=name)):
            return name
        case _:
            return ""


def argument(call: cst.Call, keyword: str) -> cst.Arg | None:
    """Give the argument of a keyword."""
    for each in call.args:
        if each.keyword is not None and each.keyword.value == keyword:
            return each
    return None


def without(parsed: Parsed, call: cst.Call, given: cst.Arg) -> Edit | None:
    """Take an argument away with its comma; None if a comment would go with it."""
    position = next(number for number, each in enumerate(call.args) if each is given)
    start, end = parsed.range_of(given)
    if position + 1 < len(call.args):
        end, _ = parsed.range_of(call.args[position + 1])
    elif position:
        _, start = parsed.range_of(call.args[position - 1])
    return None if "#" in parsed.text[start:end] else Edit(start, end, "")


def calls_around(finding: Finding) -> Iterator[cst.Call]:
    """Give the calls at a finding, and those among whose arguments it stands."""
    parsed, span = finding.parsed, finding.found.span
    yield from parsed.within(span, cst.Call)
    start, end = parsed.place(span)
    for call in parsed.all(cst.Call):
        first, last = parsed.range_of(call)
        if first < start and end < last:
            yield call


def is_simple(expression: cst.BaseExpression) -> bool:
    """Tell whether an attribute can be read of an expression without parentheses."""
    plain = (cst.Name, cst.Attribute, cst.Call, cst.Subscript)
    return isinstance(expression, plain) or bool(expression.lpar)


def parenthesised(expression: cst.BaseExpression) -> cst.BaseExpression:
    """Put parentheses around an expression that has none."""
    if expression.lpar:
        return expression
    return expression.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
