"""A map goes over lists of different lengths."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import BindingValue, ListBinding, LiteralBinding, Map
from flowc_ir.literals import ListLiteral
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("map-lengths-differ", Severity.ERROR, "a map goes over lists of different lengths")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report lists of known lengths that differ.

    The node would fail: flytepropeller v1.16.8 (controller/nodes/array/handler.go) compares them.
    """
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if not isinstance(node.target, Map):
                continue
            bound = node.target.bound_inputs
            lengths = {
                binding.port: length
                for binding in node.bindings
                if binding.port not in bound and (length := _length(binding.value)) is not None
            }
            if len(set(lengths.values())) > 1:
                told = ", ".join(f"`{name}` has {length}" for name, length in lengths.items())
                yield CODE.at(
                    node.span,
                    f"the lists that a map goes over have different lengths: {told}",
                    hint="give lists of one length",
                )


def _length(value: BindingValue) -> int | None:
    """Give the length of a list, if it is known."""
    match value:
        case ListBinding(items=items):
            return len(items)
        case LiteralBinding(value=ListLiteral(items=items)):
            return len(items)
        case _:
            return None


RULE = Rule(CODE, check)
