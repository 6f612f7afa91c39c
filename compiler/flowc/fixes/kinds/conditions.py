"""Conditions: `.is_true()`, and `&` and `|` instead of `and`, `or`, `not`."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Fix, Safety
from flowc.fixes.kinds.calls import called, is_simple, parenthesised

_SECTIONS = ("if_", "elif_")
_TESTS = {"is_true": "is_false", "is_false": "is_true"}


def condition(finding: Finding) -> Fix | None:
    """Write the condition of a conditional so that it makes a node."""
    written = _argument(finding)
    if written is None:
        return None
    right = _right(written, is_negated=False)
    if right is None or right is written:
        return None
    edit = finding.parsed.instead(written, _without_outer(right, written))
    title = "compare promises with `&`, `|`, `.is_true()` and `.is_false()`"
    return Fix(title, Safety.SAFE, (edit,))


def _argument(finding: Finding) -> cst.BaseExpression | None:
    """Give the condition that a finding is in, or that stands in the call it is about."""
    parsed = finding.parsed
    wanted = parsed.place(finding.found.span)
    whole = parsed.call(finding.found.span)
    for call in parsed.all(cst.Call):
        if called(call) not in _SECTIONS or len(call.args) != 1 or call.args[0].star:
            continue
        value = call.args[0].value
        start, end = parsed.range_of(value)
        if call is whole or (start <= wanted[0] and wanted[1] <= end):
            return value
    return None


def _without_outer(right: cst.BaseExpression, written: cst.BaseExpression) -> cst.BaseExpression:
    """Leave parentheses out that stand around the place already, or are not needed there."""
    if isinstance(right, cst.Call):
        return right
    return right.with_changes(lpar=[], rpar=[])


def _right(expression: cst.BaseExpression, *, is_negated: bool) -> cst.BaseExpression | None:
    """Give an expression that makes a condition; None if it is not clear which."""
    match expression:
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            return _right(inner, is_negated=not is_negated)
        case cst.BooleanOperation(operator=cst.And() | cst.Or()):
            return _joined(expression, is_negated=is_negated)
        case cst.BinaryOperation(operator=cst.BitAnd() | cst.BitOr()):
            return _joined(expression, is_negated=is_negated)
        case cst.Comparison():
            return _compared(expression, is_negated=is_negated)
        case cst.Name(value="True" | "False" | "None"):
            return None
        case _:
            return _tested(expression, is_negated=is_negated)


def _joined(
    expression: cst.BooleanOperation | cst.BinaryOperation, *, is_negated: bool
) -> cst.BaseExpression | None:
    old = expression.operator
    if not isinstance(old, (cst.And, cst.Or, cst.BitAnd, cst.BitOr)):
        return None
    left = _right(expression.left, is_negated=is_negated)
    right = _right(expression.right, is_negated=is_negated)
    if left is None or right is None:
        return None
    is_and = isinstance(old, (cst.And, cst.BitAnd)) is not is_negated
    before, after = old.whitespace_before, old.whitespace_after
    new = (
        cst.BitAnd(whitespace_before=before, whitespace_after=after)
        if is_and
        else cst.BitOr(whitespace_before=before, whitespace_after=after)
    )
    made = cst.BinaryOperation(
        left=_operand(left, is_and=is_and),
        operator=new,
        right=_operand(right, is_and=is_and),
        lpar=expression.lpar,
        rpar=expression.rpar,
    )
    is_same = not is_negated and (left, right) == (expression.left, expression.right)
    return expression if is_same and isinstance(expression, cst.BinaryOperation) else made


def _operand(expression: cst.BaseExpression, *, is_and: bool) -> cst.BaseExpression:
    """Give an operand of `&` or `|`, which bind more tightly than comparisons."""
    match expression:
        case cst.Comparison():
            return parenthesised(expression)
        case cst.BinaryOperation(operator=cst.BitOr()) if is_and:
            return parenthesised(expression)
        case _:
            return expression


def _compared(expression: cst.Comparison, *, is_negated: bool) -> cst.BaseExpression | None:
    pairs: list[cst.Comparison] = []
    left = expression.left
    for target in expression.comparisons:
        operator = _operator(target.operator, is_negated=is_negated)
        if operator is None:
            return None
        right = target.with_changes(operator=operator)
        pairs.append(cst.Comparison(left=left, comparisons=[right]))
        left = target.comparator
    if len(pairs) == 1:
        kept = pairs[0].with_changes(lpar=expression.lpar, rpar=expression.rpar)
        return kept if is_negated else expression
    made: cst.BaseExpression = parenthesised(pairs[0])
    for pair in pairs[1:]:
        joint = cst.BitOr() if is_negated else cst.BitAnd()
        made = cst.BinaryOperation(left=made, operator=joint, right=parenthesised(pair))
    return made.with_changes(lpar=expression.lpar, rpar=expression.rpar)


def _operator(operator: cst.BaseCompOp, *, is_negated: bool) -> cst.BaseCompOp | None:
    opposite: dict[type[cst.BaseCompOp], type[cst.BaseCompOp]] = {
        cst.Equal: cst.NotEqual,
        cst.NotEqual: cst.Equal,
        cst.LessThan: cst.GreaterThanEqual,
        cst.GreaterThanEqual: cst.LessThan,
        cst.GreaterThan: cst.LessThanEqual,
        cst.LessThanEqual: cst.GreaterThan,
    }
    other = opposite.get(type(operator))
    if other is None:
        return None
    return other() if is_negated else operator


def _tested(expression: cst.BaseExpression, *, is_negated: bool) -> cst.BaseExpression | None:
    """Ask a promise for its truth."""
    match expression:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name)) as read) if name in _TESTS:
            if not is_negated:
                return expression
            return expression.with_changes(func=read.with_changes(attr=cst.Name(_TESTS[name])))
        case cst.Call(func=cst.Attribute(attr=cst.Name(value="is_none"))):
            return None
        case _:
            value = expression if is_simple(expression) else parenthesised(expression)
            test = "is_false" if is_negated else "is_true"
            return cst.Call(func=cst.Attribute(value=value, attr=cst.Name(test)))
