"""Annotations that are missing, and types that stand where a value should."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety

_TYPES = frozenset({"int", "float", "str", "bool", "bytes", "list", "dict"})
_OF_LITERALS: dict[type[cst.BaseExpression], str] = {
    cst.Integer: "int",
    cst.Float: "float",
    cst.SimpleString: "str",
    cst.ConcatenatedString: "str",
}


def parameter(finding: Finding) -> Fix | None:
    """Annotate a parameter with the type of its default."""
    found = _parameter(finding)
    if found is None or found.annotation is not None or found.default is None:
        return None
    name, default = found.name.value, found.default
    _, end = finding.parsed.range_of(found.name)
    if isinstance(default, cst.Name) and default.value in _TYPES:
        _, last = finding.parsed.range_of(default)
        edit = Edit(end, last, f": {default.value}")
        return Fix(f"write `{name}: {default.value}`", Safety.UNSAFE, (edit,))
    type_ = _type_of(default)
    if not type_ or not isinstance(found.equal, cst.AssignEqual):
        return None
    _, start = finding.parsed.range_of(found.name)
    first, _ = finding.parsed.range_of(default)
    edits = (Edit(start, first - len(default.lpar), f": {type_} = "),)
    return Fix(f"write `{name}: {type_}`", Safety.UNSAFE, edits)


def type_as_default(finding: Finding) -> Fix | None:
    """Take away a default that is the type itself."""
    found = _parameter(finding)
    if found is None or found.annotation is None or found.default is None:
        return None
    annotation = found.annotation.annotation
    if finding.parsed.code(annotation) != finding.parsed.code(found.default):
        return None
    _, start = finding.parsed.range_of(annotation)
    _, end = finding.parsed.range_of(found.default)
    fix = (Edit(start + len(annotation.rpar), end + len(found.default.rpar), ""),)
    return Fix(f"take the default of `{found.name.value}` away", Safety.UNSAFE, fix)


def returned(finding: Finding) -> Fix | None:
    """Declare what a workflow returns, where the result of a call is returned and lost."""
    parsed = finding.parsed
    call = parsed.at(finding.found.span, cst.Call)
    if call is None or not isinstance(parsed.parent(call), cst.Return):
        return None
    around = (node for node in parsed.around(call) if isinstance(node, cst.FunctionDef))
    function = next(around, None)
    if function is None or function.returns is not None or not isinstance(call.func, cst.Name):
        return None
    callees = [each for each in parsed.all(cst.FunctionDef) if each.name.value == call.func.value]
    if len(callees) != 1 or callees[0].returns is None:
        return None
    type_ = parsed.code(callees[0].returns.annotation)
    start, _ = parsed.range_of(function)
    header = parsed.code(function.with_changes(decorators=[], leading_lines=[]))
    end = _colon(header, parsed.code(function.body))
    edit = Edit(start + end, start + end, f" -> {type_}")
    return Fix(f"declare the output: `-> {type_}`", Safety.UNSAFE, (edit,))


def _colon(whole: str, body: str) -> int:
    """Give where the colon of a function without annotation stands, before its body."""
    return whole[: len(whole) - len(body)].rindex(":")


def _parameter(finding: Finding) -> cst.Param | None:
    """Give the parameter at a span, or the one that the message names in the function there."""
    named = [*finding.parsed.within(finding.found.span, cst.Param)]
    exact = finding.parsed.at(finding.found.span, cst.Param)
    if exact is not None:
        return exact
    line = [
        each
        for each in finding.parsed.all(cst.Param)
        if finding.parsed.range_of(each.name)[0] == finding.parsed.place(finding.found.span)[0]
    ]
    fitting = [each for each in [*named, *line] if each.name.value in finding.quoted]
    return fitting[0] if fitting else None


def _type_of(default: cst.BaseExpression) -> str:
    if isinstance(default, cst.Name) and default.value in ("True", "False"):
        return "bool"
    if isinstance(default, cst.ConcatenatedString):
        return "str" if isinstance(default.evaluated_value, str) else ""
    if isinstance(default, cst.SimpleString):
        return "str" if isinstance(default.evaluated_value, str) else "bytes"
    return _OF_LITERALS.get(type(default), "")
