"""A task or node is tried again less than no times."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("negative-retries", Severity.ERROR, "a number of retries is below zero")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report numbers that the wire format has no place for."""
    for task in facts.tasks:
        if task.metadata.retries < 0:
            yield CODE.at(task.span, f"task `{task.name}` has {task.metadata.retries} retries")
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if node.metadata is not None and (node.metadata.retries or 0) < 0:
                yield CODE.at(node.span, f"node `{node.id}` has {node.metadata.retries} retries")


RULE = Rule(CODE, check)
