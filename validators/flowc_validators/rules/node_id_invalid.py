"""A node has an id that is too long or too odd for the names made of it."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.kubernetes_names import dns_label_fault
from flowc_validators.rule import Rule

CODE = Code("node-id-invalid", Severity.WARNING, "a node has an id that makes no name of a pod")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report ids that are no label of a host; the backend takes them, and Kubernetes may not."""
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            fault = dns_label_fault(node.id)
            if fault:
                shown = node.id if len(node.id) <= 40 else f"{node.id[:40]}…"
                yield CODE.at(node.span, f"`{shown}` is no good id of a node: {fault}")


RULE = Rule(CODE, check)
