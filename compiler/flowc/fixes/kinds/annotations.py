"""Annotations that are missing, and types that stand where a value should."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.expressions import Types
from flowc.fixes.kinds.returned import may_end, returns

_TYPES = frozenset({"int", "float", "str", "bool", "bytes", "list", "dict"})


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
    type_ = Types(finding.parsed, None).of(default)
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


def optional(finding: Finding) -> Fix | None:
    """Let a parameter whose default is None be None."""
    found = _parameter(finding)
    if found is None or found.annotation is None or not _is_none(found.default):
        return None
    annotation = found.annotation.annotation
    if isinstance(annotation, cst.SimpleString):
        return None
    type_ = finding.parsed.code(annotation)
    has_name = any(
        alias.evaluated_name == "Optional" and alias.asname is None
        for alias in finding.parsed.all(cst.ImportAlias)
    )
    new = f"Optional[{type_}]" if has_name else f"{type_} | None"
    start, end = finding.parsed.range_of(annotation)
    return Fix(f"write `{found.name.value}: {new}`", Safety.SAFE, (Edit(start, end, new),))


def output(finding: Finding) -> Fix | None:
    """Declare what a function returns, if all that it returns is of one type that is certain."""
    function = finding.parsed.at(finding.found.span, cst.FunctionDef)
    if function is None or function.returns is not None or may_end(function.body):
        return None
    values = [each.value for each in returns(function)]
    types = {"" if value is None else Types(finding.parsed, function).of(value) for value in values}
    if len(types) != 1 or "" in types:
        return None
    return _declared(finding, function, types.pop())


def _declared(finding: Finding, function: cst.FunctionDef, type_: str) -> Fix:
    start, _ = finding.parsed.range_of(function)
    header = finding.parsed.code(function.with_changes(decorators=[], leading_lines=[]))
    end = _colon(header, finding.parsed.code(function.body))
    edit = Edit(start + end, start + end, f" -> {type_}")
    return Fix(f"declare the output: `-> {type_}`", Safety.UNSAFE, (edit,))


def _is_none(expression: cst.BaseExpression | None) -> bool:
    return isinstance(expression, cst.Name) and expression.value == "None"


def _colon(whole: str, body: str) -> int:
    """Give where the colon of a function without annotation stands, before its body."""
    return whole[: len(whole) - len(body)].rindex(":")


def _parameter(finding: Finding) -> cst.Param | None:
    """Give the parameter at a span, or the one that the message names in the function there."""
    starts = finding.parsed.place(finding.found.span)[0]
    named = [
        *(p for p in finding.parsed.all(cst.Param) if finding.parsed.range_of(p.name)[0] == starts),
        *(
            each
            for each in finding.parsed.within(finding.found.span, cst.Param)
            if each.name.value in finding.quoted
        ),
    ]
    return named[0] if named else None
