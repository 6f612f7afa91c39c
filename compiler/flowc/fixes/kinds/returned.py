"""What a function returns, and returns that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import called
from flowc.fixes.kinds.removals import whole_line

_SCOPES = (cst.FunctionDef, cst.ClassDef, cst.Lambda)
_PLAIN = (
    cst.Integer, cst.Float, cst.SimpleString, cst.ConcatenatedString, cst.Name, cst.Tuple,
    cst.List, cst.Dict, cst.UnaryOperation, cst.BinaryOperation, cst.Comparison,
)  # fmt: skip


def returns(function: cst.FunctionDef) -> Iterator[cst.Return]:
    """Give the `return` statements of a function itself."""
    return _below(function.body)


def _below(node: cst.CSTNode) -> Iterator[cst.Return]:
    if isinstance(node, cst.Return):
        yield node
    for child in node.children:
        if not isinstance(child, _SCOPES):
            yield from _below(child)


def may_end(body: cst.BaseSuite) -> bool:
    """Tell whether the end of a block may be reached, as far as its last statement shows."""
    match body.body[-1] if body.body else None:
        case cst.SimpleStatementLine(body=[*_, cst.Return() | cst.Raise()]):
            return False
        case cst.Return() | cst.Raise():
            return False
        case cst.If(body=block, orelse=cst.Else() | cst.If() as other):
            return may_end(block) or _may_end_otherwise(other)
        case cst.With(body=block):
            return may_end(block)
        case _:
            return True


def _may_end_otherwise(other: cst.Else | cst.If) -> bool:
    if isinstance(other, cst.Else):
        return may_end(other.body)
    return other.orelse is None or may_end(other.body) or _may_end_otherwise(other.orelse)


def without_value(finding: Finding) -> Fix | None:
    """Return nothing, where every call in the file drops what is returned."""
    parsed = finding.parsed
    function = parsed.at(finding.found.span, cst.FunctionDef)
    if function is None:
        return None
    name = function.name.value
    calls = [each for each in parsed.all(cst.Call) if called(each) == name]
    values = [each for each in returns(function) if each.value is not None]
    if not calls or not all(isinstance(parsed.parent(each), cst.Expr) for each in calls):
        return None
    edits = [*(_emptied(finding, function, each) for each in values)]
    made = tuple(edit for edit in edits if edit is not None)
    if len(made) != len(edits) or _is_named_elsewhere(finding, name, len(calls)):
        return None
    return Fix(f"let `{name}` return nothing: no call uses it", Safety.UNSAFE, made)


def _emptied(finding: Finding, function: cst.FunctionDef, node: cst.Return) -> Edit | None:
    """Take the value of a `return` away, or the line if it is the last; None if it does more."""
    parsed = finding.parsed
    if node.value is None or not _is_plain(node.value):
        return None
    start, end = parsed.range_of(node)
    line = parsed.parent(node)
    block = function.body.body
    if isinstance(function.body, cst.IndentedBlock) and len(block) > 1 and block[-1] is line:
        first, last = parsed.lines.place(start)[0], parsed.lines.place(end)[0]
        if first == last and isinstance(line, cst.SimpleStatementLine) and len(line.body) == 1:
            return whole_line(finding, start)
    return Edit(start, end, "return")


def _is_plain(value: cst.BaseExpression) -> bool:
    """Tell whether evaluating an expression does nothing else."""
    nodes: list[cst.CSTNode] = [value]
    while nodes:
        node = nodes.pop()
        if isinstance(node, cst.BaseExpression) and not isinstance(node, _PLAIN):
            return False
        nodes += node.children
    return True


def _is_named_elsewhere(finding: Finding, name: str, calls: int) -> bool:
    """Tell whether the function is named beside its definition and its calls."""
    names = [each for each in finding.parsed.all(cst.Name) if each.value == name]
    return len(names) != calls + 1
