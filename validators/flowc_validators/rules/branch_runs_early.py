"""A branch takes a value from a node that it does not wait for."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import START_NODE, Branch, Node, Workflow
from flowc_ir.walk import inner_nodes, walk_node, walk_promises
from flowc_validators.facts import Facts
from flowc_validators.node_order import circle, needs_of
from flowc_validators.rule import Rule

CODE = Code("branch-runs-early", Severity.WARNING, "a branch does not wait for what it reads")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report nodes inside branches that read what the branch itself does not wait for."""
    for workflow in facts.workflows:
        if not circle(needs_of(workflow)):
            yield from _judged(workflow)


def _judged(workflow: Workflow) -> Iterator[Diagnostic]:
    waits = {node.id: _waited_for(node) for node in workflow.nodes}
    for node in workflow.nodes:
        if isinstance(node.target, Branch):
            before = _all_before(node.id, waits)
            for name in dict.fromkeys(_read_inside(node)):
                if name in waits and name not in before:
                    message = f"branch `{node.id}` reads `{name}`, and does not wait for it"
                    yield CODE.at(node.span, message, hint="name it among the upstream nodes")


def _waited_for(node: Node) -> set[str]:
    promises = (p.node for b in node.bindings for p in walk_promises(b.value))
    return {*node.upstream, *promises} - {START_NODE}


def _all_before(start: str, waits: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [*waits[start]]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += waits.get(name, ())
    return seen


def _read_inside(node: Node) -> Iterator[str]:
    for inner in inner_nodes(node):
        for each in walk_node(inner):
            for binding in each.bindings:
                for promise in walk_promises(binding.value):
                    yield promise.node


RULE = Rule(CODE, check)
