"""A workflow runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("empty-workflow", Severity.ERROR, "a workflow runs nothing", "NoNodesFound")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report workflows without nodes (`NoNodesFound`)."""
    for workflow in facts.workflows:
        if not workflow.nodes:
            yield CODE.at(
                workflow.span,
                f"workflow `{workflow.name}` runs nothing, and so cannot be registered",
                hint="let it call a task",
            )


RULE = Rule(CODE, check)
