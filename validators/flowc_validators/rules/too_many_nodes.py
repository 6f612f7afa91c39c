"""A workflow has more nodes than Flyte registers as it comes."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "too-many-nodes",
    Severity.WARNING,
    "a workflow has more nodes than are registered",
    "InvalidArgument",
)

MOST = 100
"""`registration.maxWorkflowNodes` of flyteadmin v1.16.8, if it is not set."""


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report workflows with more nodes of their own, not counting those in branches."""
    for workflow in facts.workflows:
        count = len(workflow.nodes)
        if count > MOST:
            yield CODE.at(
                workflow.span,
                f"workflow `{workflow.name}` has {count} nodes, and Flyte registers up to {MOST}"
                " unless it is set up otherwise",
                hint="divide it into workflows that it runs, or map a task",
            )


RULE = Rule(CODE, check)
