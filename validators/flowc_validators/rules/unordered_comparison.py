"""Values that have no order are compared by it."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Branch, Comparator, Comparison, LiteralOperand, Node, VariableOperand
from flowc_ir.literals import BooleanLiteral
from flowc_ir.source import NOWHERE
from flowc_ir.types import SimpleKind, SimpleType
from flowc_ir.walk import walk_conditions, walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault, Promises
from flowc_validators.rule import Rule

CODE = Code(
    "unordered-comparison", Severity.WARNING, "values that have no order are compared by it"
)

_ORDERED = {
    SimpleKind.INTEGER,
    SimpleKind.FLOAT,
    SimpleKind.STRING,
    SimpleKind.DATETIME,
    SimpleKind.DATE,
    SimpleKind.DURATION,
}
_EQUAL = (Comparator.EQ, Comparator.NE)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report `<` and its like on what is no number, text or time; the backend does not look."""
    for workflow in facts.workflows:
        promises = Promises(workflow, facts.callees, facts.definitions)
        for node in walk_nodes(workflow):
            if isinstance(node.target, Branch):
                for case in node.target.cases:
                    for comparison in walk_conditions(case.condition):
                        if comparison.operator not in _EQUAL:
                            yield from _judged(comparison, node, promises)


def _judged(comparison: Comparison, node: Node, promises: Promises) -> Iterator[Diagnostic]:
    bound = {binding.port: binding.value for binding in node.bindings}
    for operand in (comparison.left, comparison.right):
        match operand:
            case LiteralOperand(value=value):
                is_ordered = not isinstance(value, BooleanLiteral)
            case VariableOperand(name=name):
                type_ = promises.value_type(bound[name]) if name in bound else None
                is_ordered = (
                    type_ is None
                    or isinstance(type_, PromiseFault)
                    or (isinstance(type_, SimpleType) and type_.kind in _ORDERED)
                )
        if not is_ordered:
            place = comparison.span if comparison.span != NOWHERE else node.span
            sign = comparison.operator.value
            yield CODE.at(place, f"`{sign}` compares values that have no order")
            return


RULE = Rule(CODE, check)
