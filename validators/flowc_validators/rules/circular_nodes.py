"""Nodes of a workflow wait for one another."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Node, Workflow
from flowc_validators.facts import Facts
from flowc_validators.node_order import circle, needs_of, reached
from flowc_validators.rule import Rule

CODE = Code(
    "circular-nodes", Severity.ERROR, "nodes of a workflow wait for one another", "CycleDetected"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report a circle in each workflow (`CycleDetected`, or `UnreachableNodes` apart from others).

    flytepropeller v1.16.8 looks at every way through the graph, whose number may double from node
    to node; here each edge is looked at once.
    """
    for workflow in facts.workflows:
        needs = needs_of(workflow)
        found = circle(needs)
        if found:
            yield _reported(found, workflow, needs)


def _reported(found: list[str], workflow: Workflow, needs: dict[str, list[str]]) -> Diagnostic:
    nodes: dict[str, Node] = {node.id: node for node in workflow.nodes}
    is_reached = bool(reached(workflow, needs) & set(found))
    if len(found) == 1:
        message = f"node `{found[0]}` waits for itself"
    else:
        way = " → ".join(f"`{name}`" for name in [*found, found[0]])
        message = f"nodes wait for one another: {way}"
    return CODE.at(
        nodes[found[0]].span,
        message,
        backend="CycleDetected" if is_reached else "UnreachableNodes",
    )


RULE = Rule(CODE, check)
