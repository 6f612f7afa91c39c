"""A promise that is formatted into a text that holds nothing else."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Fix, Safety
from flowc.fixes.kinds.calls import called, is_simple, parenthesised


def formatted(finding: Finding) -> Fix | None:
    """Hand the promise on itself."""
    parsed = finding.parsed
    start, end = parsed.place(finding.found.span)
    for kind in (cst.FormattedString, cst.Call):
        for node in parsed.all(kind):
            first, last = parsed.range_of(node)
            promise = _only(node)
            if promise is None or not (first <= start and end <= last):
                continue
            whole = promise if is_simple(promise) else parenthesised(promise)
            edit = parsed.instead(node, whole)
            return Fix(f"hand on `{parsed.code(promise)}` itself", Safety.SAFE, (edit,))
    return None


def _only(node: cst.BaseExpression) -> cst.BaseExpression | None:
    """Give what a text is made of, if that is one value, written without a format."""
    match node:
        case cst.FormattedString(
            parts=[
                cst.FormattedStringExpression(
                    expression=inner, conversion=None, format_spec=None, equal=None
                )
            ]
        ):
            return inner
        case cst.Call(args=[cst.Arg(value=inner, keyword=None, star="")]) if called(node) == "str":
            return inner
        case _:
            return None
