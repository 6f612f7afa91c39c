"""Conditions of branches from `flyteidl.core.BooleanExpression`."""

from __future__ import annotations

from flyteidl.core import condition_pb2

from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.literals import primitive
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc_ir.graph import (
    Comparator,
    Comparison,
    Condition,
    Conjunction,
    Connective,
    LiteralOperand,
    Operand,
    VariableOperand,
)
from flowc_ir.literals import NoneLiteral

_COMPARATORS = {
    condition_pb2.ComparisonExpression.EQ: Comparator.EQ,
    condition_pb2.ComparisonExpression.NEQ: Comparator.NE,
    condition_pb2.ComparisonExpression.GT: Comparator.GT,
    condition_pb2.ComparisonExpression.GTE: Comparator.GE,
    condition_pb2.ComparisonExpression.LT: Comparator.LT,
    condition_pb2.ComparisonExpression.LTE: Comparator.LE,
}


def condition(
    message: condition_pb2.BooleanExpression, place: Place, scope: Scope
) -> Condition | None:
    """Give a condition; None if a part of it is missing, which goes into the report."""
    match message.WhichOneof("expr"):
        case "comparison":
            return _comparison(message.comparison, place.at("comparison"), scope)
        case "conjunction":
            where = place.at("conjunction")
            both = message.conjunction
            left = condition(both.left_expression, where.at("left_expression"), scope)
            right = condition(both.right_expression, where.at("right_expression"), scope)
            if left is None or right is None:
                return None
            is_or = both.operator == condition_pb2.ConjunctionExpression.OR
            connective = Connective.OR if is_or else Connective.AND
            return Conjunction(operator=connective, left=left, right=right, span=place.span)
        case _:
            scope.report.add(MISSING_VALUE.at(place.span, "the condition is empty"))
            return None


def _comparison(
    message: condition_pb2.ComparisonExpression, place: Place, scope: Scope
) -> Condition | None:
    left = _operand(message.left_value, place.at("left_value"), scope)
    right = _operand(message.right_value, place.at("right_value"), scope)
    operator = _COMPARATORS.get(message.operator)
    if left is None or right is None or operator is None:
        return None
    return Comparison(operator=operator, left=left, right=right, span=place.span)


def _operand(message: condition_pb2.Operand, place: Place, scope: Scope) -> Operand | None:
    match message.WhichOneof("val"):
        case "var":
            return VariableOperand(message.var)
        case "primitive":
            value = primitive(message.primitive)
            if value is not None:
                return LiteralOperand(value)
        case "scalar" if message.scalar.WhichOneof("value") == "none_type":
            return LiteralOperand(NoneLiteral())
        case _:
            pass
    # `Operand.scalar` is newer than the backend: flytepropeller v1.16.8 validators/condition.go.
    scope.report.add(MISSING_VALUE.at(place.span, "the backend reads no value to compare"))
    return None
