"""A launch plan gives a value for an input that its workflow does not have."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import NOWHERE, Span
from flowc_validators.facts import Facts
from flowc_validators.nearest import nearest
from flowc_validators.rule import Rule

CODE = Code(
    "unknown-launch-plan-input",
    Severity.ERROR,
    "a launch plan names an input that is not there",
    "InvalidArgument",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report defaults and fixed inputs of other names.

    Mirrors `checkAndFetchExpectedInputForLaunchPlan` of flyteadmin v1.16.8 (launch_plan_validator).
    """
    for plan in facts.launch_plans:
        inputs = facts.started_by(plan)
        if inputs is None:
            continue
        known = [parameter.name for parameter in inputs]
        given: list[tuple[str, Span]] = [(p.name, p.span) for p in plan.parameters]
        given += [(entry.key, NOWHERE) for entry in plan.fixed_inputs]
        for name, span in given:
            if name not in known:
                close = nearest(name, known)
                yield CODE.at(
                    plan.span if span == NOWHERE else span,
                    f"the workflow that `{plan.name}` starts has no input `{name}`",
                    hint=f"did you mean `{close}`?" if close else "",
                )


RULE = Rule(CODE, check)
