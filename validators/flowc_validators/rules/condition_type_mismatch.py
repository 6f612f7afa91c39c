"""A condition compares values of two types."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Branch, Comparison, LiteralOperand, Node, Operand, VariableOperand
from flowc_ir.literals import (
    BooleanLiteral,
    DatetimeLiteral,
    DurationLiteral,
    FloatLiteral,
    IntegerLiteral,
    Literal,
    NoneLiteral,
    StringLiteral,
)
from flowc_ir.source import NOWHERE
from flowc_ir.types import SimpleKind, SimpleType, Type
from flowc_ir.walk import walk_conditions, walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault, Promises
from flowc_validators.rule import Rule

CODE = Code(
    "condition-type-mismatch",
    Severity.ERROR,
    "a condition compares values of two types",
    "MismatchingTypes",
)

_KINDS: dict[type[Literal], SimpleKind] = {
    BooleanLiteral: SimpleKind.BOOLEAN,
    IntegerLiteral: SimpleKind.INTEGER,
    FloatLiteral: SimpleKind.FLOAT,
    StringLiteral: SimpleKind.STRING,
    DatetimeLiteral: SimpleKind.DATETIME,
    DurationLiteral: SimpleKind.DURATION,
}


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every comparison whose sides the backend takes for different types.

    Mirrors `ValidateBooleanExpression` of flytepropeller v1.16.8 (validators/condition.go): both
    sides must be of one and the same type.
    """
    for workflow in facts.workflows:
        promises = Promises(workflow, facts.callees, facts.definitions)
        for node in walk_nodes(workflow):
            if isinstance(node.target, Branch):
                types = _ports(node, promises)
                for case in node.target.cases:
                    for comparison in walk_conditions(case.condition):
                        yield from _judged(comparison, types, node)


def _ports(node: Node, promises: Promises) -> dict[str, Type]:
    found = {binding.port: promises.value_type(binding.value) for binding in node.bindings}
    return {
        port: type_
        for port, type_ in found.items()
        if type_ is not None and not isinstance(type_, PromiseFault)
    }


def _judged(comparison: Comparison, types: dict[str, Type], node: Node) -> Iterator[Diagnostic]:
    span = comparison.span if comparison.span != NOWHERE else node.span
    if any(_is_none(each) for each in (comparison.left, comparison.right)):
        # The backend does not read the field that holds it.
        message = "a value is compared with None, which the backend cannot"
        hint = "compare in a task that gives a bool"
        yield CODE.at(span, message, hint=hint, backend="ValueRequired")
        return
    left, right = (_type(each, types) for each in (comparison.left, comparison.right))
    if left is None or right is None or _same(left, right):
        return
    from flowc_ir.text.types import spell_type  # only wrong programs pay for this import

    one, other = spell_type(left), spell_type(right)
    hint = "write a constant of the same type: `1.0` for a float"
    message = f"`{one}` is compared with `{other}`: the backend compares only what is of one type"
    is_number = {left, right} == {SimpleType(SimpleKind.INTEGER), SimpleType(SimpleKind.FLOAT)}
    yield CODE.at(span, message, hint=hint if is_number else "compare in a task that gives a bool")


def _is_none(operand: Operand) -> bool:
    return isinstance(operand, LiteralOperand) and isinstance(operand.value, NoneLiteral)


def _type(operand: Operand, types: dict[str, Type]) -> Type | None:
    match operand:
        case VariableOperand(name=name):
            return types.get(name)
        case LiteralOperand(value=value):
            kind = _KINDS.get(type(value))
            return None if kind is None else SimpleType(kind)


def _same(one: Type, other: Type) -> bool:
    """Tell whether two types are the same on the wire; a date is a datetime there."""
    kinds = [type_.kind if isinstance(type_, SimpleType) else type_ for type_ in (one, other)]
    dates = [SimpleKind.DATETIME if kind is SimpleKind.DATE else kind for kind in kinds]
    return dates[0] == dates[1]


RULE = Rule(CODE, check)
