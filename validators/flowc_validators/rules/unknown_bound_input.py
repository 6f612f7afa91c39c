"""A map holds an input fixed that it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Map
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("unknown-bound-input", Severity.ERROR, "a map holds an input that is not there")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report names of inputs that are not spread and not there; the backend does not look."""
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if isinstance(node.target, Map) and node.target.bound_inputs:
                callee = facts.callees.of_node(node.target.node)
                for name in node.target.bound_inputs if callee is not None else ():
                    if callee is not None and name not in callee.inputs:
                        message = f"map `{node.id}` holds `{name}`, which {callee.title} has not"
                        yield CODE.at(node.span, message)


RULE = Rule(CODE, check)
