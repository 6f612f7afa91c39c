"""A task or a node has less than no time."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.literals import DurationLiteral
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("negative-timeout", Severity.WARNING, "a timeout is below zero")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report timeouts below zero, which the backend takes, and does not keep."""
    for task in facts.tasks:
        if is_negative(task.metadata.timeout):
            yield CODE.at(task.span, f"the timeout of task `{task.name}` is below zero")
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            if node.metadata is not None and is_negative(node.metadata.timeout):
                yield CODE.at(node.span, f"the timeout of node `{node.id}` is below zero")


def is_negative(timeout: DurationLiteral | None) -> bool:
    """Tell whether a timeout is below zero."""
    return timeout is not None and (timeout.seconds < 0 or timeout.nanos < 0)


RULE = Rule(CODE, check)
