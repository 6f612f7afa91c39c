"""Conditions of branches."""

from __future__ import annotations

from typing import assert_never

from flyteidl.core import condition_pb2

from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.literals import primitive_of, scalar_of
from flowc.targets.flyte.unencodable import UnencodableError
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
from flowc_ir.literals import (
    BooleanLiteral,
    DatetimeLiteral,
    DurationLiteral,
    FloatLiteral,
    IntegerLiteral,
    NoneLiteral,
    StringLiteral,
)

_COMPARATORS = {
    Comparator.EQ: condition_pb2.ComparisonExpression.EQ,
    Comparator.NE: condition_pb2.ComparisonExpression.NEQ,
    Comparator.GT: condition_pb2.ComparisonExpression.GT,
    Comparator.GE: condition_pb2.ComparisonExpression.GTE,
    Comparator.LT: condition_pb2.ComparisonExpression.LT,
    Comparator.LE: condition_pb2.ComparisonExpression.LTE,
}

_CONNECTIVES = {
    Connective.AND: condition_pb2.ConjunctionExpression.AND,
    Connective.OR: condition_pb2.ConjunctionExpression.OR,
}


def condition_of(condition: Condition, types: LiteralTypes) -> condition_pb2.BooleanExpression:
    """Encode a condition; raises UnencodableError."""
    match condition:
        case Comparison():
            comparison = condition_pb2.ComparisonExpression(
                operator=_COMPARATORS[condition.operator],
                left_value=_operand(condition.left, types),
                right_value=_operand(condition.right, types),
            )
            return condition_pb2.BooleanExpression(comparison=comparison)
        case Conjunction():
            conjunction = condition_pb2.ConjunctionExpression(
                operator=_CONNECTIVES[condition.operator],
                left_expression=condition_of(condition.left, types),
                right_expression=condition_of(condition.right, types),
            )
            return condition_pb2.BooleanExpression(conjunction=conjunction)
        case _:
            assert_never(condition)


def _operand(operand: Operand, types: LiteralTypes) -> condition_pb2.Operand:
    match operand:
        case VariableOperand(name=name):
            return condition_pb2.Operand(var=name)
        case LiteralOperand(value=NoneLiteral() as value):
            return condition_pb2.Operand(scalar=scalar_of(value, types))
        case LiteralOperand(
            value=BooleanLiteral()
            | IntegerLiteral()
            | FloatLiteral()
            | StringLiteral()
            | DatetimeLiteral()
            | DurationLiteral() as value
        ):
            return condition_pb2.Operand(primitive=primitive_of(value))
        case _:
            raise UnencodableError("a condition compares primitives only")
