"""The results of a task are neither used nor returned."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Call, Map, Workflow
from flowc_ir.walk import walk_bindings, walk_nodes, walk_promises
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("unused-result", Severity.WARNING, "the results of a node are not used")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report nodes with outputs that nothing reads, and after which nothing has to run."""
    for workflow in facts.workflows:
        used = set(_used(workflow))
        for node in workflow.nodes:
            if node.id in used or not isinstance(node.target, (Call, Map)):
                continue
            callee = facts.callees.of_node(node)
            if callee is not None and callee.outputs:
                yield CODE.at(
                    node.span,
                    f"nothing uses what {callee.title} gives",
                    hint="return it, use it, or let the task give nothing",
                )


def _used(workflow: Workflow) -> Iterator[str]:
    for binding in walk_bindings(workflow):
        for promise in walk_promises(binding.value):
            yield promise.node
    for node in walk_nodes(workflow):
        yield from node.upstream


RULE = Rule(CODE, check)
