"""A workflow never uses one of its inputs."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("unused-input", Severity.WARNING, "an input of a workflow is not used")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report inputs that flow nowhere; a name that begins with `_` says that this is meant."""
    for workflow, parameter in facts.unused_inputs:
        yield CODE.at(
            parameter.span,
            f"nothing uses input `{parameter.name}` of workflow `{workflow.name}`",
            hint="use it, or take it away",
        )


RULE = Rule(CODE, check)
