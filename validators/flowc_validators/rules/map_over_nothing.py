"""A map has no list to go over."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Call, Map
from flowc_ir.task import Task, UserContainer
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
            if callee is None or callee.inputs.keys() - _bound(facts, node.target):
                continue
            why = "all of its inputs are bound" if callee.inputs else "it has no input"
            yield CODE.at(
                node.span,
                f"{callee.title} goes over no list: {why}, so it runs once",
                hint="leave an input free and give it a list, or call the task itself",
            )


def _bound(facts: Facts, target: Map) -> set[str]:
    """Give the inputs that are not spread: by the node, and by what its task was told."""
    bound = set(target.bound_inputs)
    call = target.node.target
    if isinstance(call, Call):
        for entity in facts.by_name.get((call.callee.kind, call.callee.name), []):
            if isinstance(entity, Task) and isinstance(entity.target, UserContainer):
                bound.update(entity.target.map_bound_inputs)
    return bound


RULE = Rule(CODE, check)
