"""A map has no list to go over."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Map
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("map-over-nothing", Severity.WARNING, "a map has no list to go over")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report maps all of whose inputs are the same for all items, or that have none.

    flytepropeller v1.16.8 (controller/nodes/array/handler.go) runs them once.
    """
    if facts.is_package:
        return  # others may have a use for it
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if not isinstance(node.target, Map):
                continue
            callee = facts.callees.of_node(node)
            if callee is None or callee.inputs.keys() - set(node.target.bound_inputs):
                continue
            why = "all of its inputs are bound" if callee.inputs else "it has no input"
            yield CODE.at(
                node.span,
                f"{callee.title} goes over no list: {why}, so it runs once",
                hint="leave an input free and give it a list, or call the task itself",
            )


RULE = Rule(CODE, check)
