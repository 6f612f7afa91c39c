"""Two nodes of one workflow have the same id, or one has an id that is taken."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import START_NODE, Node, Workflow
from flowc_ir.walk import inner_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("duplicate-node-id", Severity.ERROR, "two nodes have the same id", "ValueCollision")

_TAKEN = (START_NODE, "end-node")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report ids that are there twice at one level, and those of the start and the end.

    flytepropeller v1.16.8 drops the second node without a word, and takes a node that is called
    like the start for the start.
    """
    for workflow in facts.workflows:
        failure = () if workflow.failure_node is None else (workflow.failure_node,)
        yield from _level((*workflow.nodes, *failure), workflow)


def _level(nodes: tuple[Node, ...], workflow: Workflow) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for node in nodes:
        if node.id in _TAKEN:
            message = f"`{node.id}` is the id of every workflow's own {node.id.partition('-')[0]}"
            yield CODE.at(node.span, message, backend="")
        elif node.id in seen:
            message = f"a second node of workflow `{workflow.name}` has the id `{node.id}`"
            yield CODE.at(node.span, message, hint="the backend runs only one of the two")
        seen.add(node.id)
        for inner in inner_nodes(node):
            yield from _level(inner_nodes(inner), workflow)


RULE = Rule(CODE, check)
