"""The cases of a conditional give an output of one name with different types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Branch, Node
from flowc_ir.types import Type
from flowc_ir.walk import inner_nodes, walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.promises import Promises
from flowc_validators.rule import Rule
from flowc_validators.wire.of_ir import UnknownWireError

CODE = Code(
    "branch-output-mismatch",
    Severity.ERROR,
    "the cases of a conditional differ in type",
    "MismatchingTypes",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report outputs whose types differ from case to case.

    Mirrors `UnionDistinctVariableMaps` of flytepropeller v1.16.8 (validators/utils.go).
    """
    for workflow in facts.workflows:
        promises = Promises(workflow, facts.callees, facts.definitions)
        for node in walk_nodes(workflow):
            if isinstance(node.target, Branch):
                yield from _judged(node, promises, facts)


def _judged(node: Node, promises: Promises, facts: Facts) -> Iterator[Diagnostic]:
    first: dict[str, Type] = {}
    for inner in inner_nodes(node):
        outputs: Mapping[str, Type] = promises.outputs_of(inner) or {}
        for name, type_ in outputs.items():
            known = first.setdefault(name, type_)
            if known is not type_ and _differ(known, type_, facts):
                yield CODE.at(
                    inner.span,
                    _message(name, known, type_),
                    hint="let all cases give the same type",
                )


def _message(name: str, known: Type, type_: Type) -> str:
    from flowc_ir.text.types import spell_type  # only wrong programs pay for this import

    here, before = spell_type(type_), spell_type(known)
    return f"`{name}` is `{here}` in this case, and `{before}` in one before"


def _differ(one: Type, other: Type, facts: Facts) -> bool:
    try:
        return facts.wire_types.wire(one) != facts.wire_types.wire(other)
    except UnknownWireError:
        return False


RULE = Rule(CODE, check)
