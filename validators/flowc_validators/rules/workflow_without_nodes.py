"""A workflow of the sources runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("workflow-without-nodes", Severity.WARNING, "a workflow runs nothing", "NoNodesFound")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report workflows whose functions call nothing; of a package, `empty-workflow` says it.

    It is no error: such a workflow runs on the machine that it is written on.
    """
    if facts.is_package:
        return
    for workflow in facts.workflows:
        if not workflow.nodes:
            yield CODE.at(
                workflow.span,
                f"workflow `{workflow.name}` runs nothing, so no backend registers it",
                hint="let it call a task",
            )


RULE = Rule(CODE, check)
