"""A schedule starts a workflow whose inputs it cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule
from flowc_validators.schedules import kickoff_of

CODE = Code(
    "schedule-missing-input",
    Severity.ERROR,
    "a schedule cannot give a required input",
    "InvalidArgument",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every required input that is neither fixed nor the time of the start.

    Mirrors `checkAndFetchExpectedInputForLaunchPlan` of flyteadmin v1.16.8 (launch_plan_validator).
    """
    for plan in facts.launch_plans:
        if plan.schedule is None:
            continue
        kickoff = kickoff_of(plan)
        said = {parameter.name for parameter in plan.parameters}
        said |= {entry.key for entry in plan.fixed_inputs}
        # A launch plan need not name what it leaves free.
        unsaid = [each for each in facts.started_by(plan) or () if each.name not in said]
        missing = [
            parameter.name
            for parameter in (*plan.parameters, *unsaid)
            if parameter.required and parameter.default is None and parameter.name != kickoff
        ]
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            yield CODE.at(
                plan.span,
                f"launch plan `{plan.name}` starts by a schedule, which gives no value for {names}",
                hint="give it in `default_inputs` or `fixed_inputs`",
            )


RULE = Rule(CODE, check)
