"""The time of a scheduled start goes into an input that cannot take it."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.types import SimpleKind, SimpleType
from flowc_validators.facts import Facts
from flowc_validators.nearest import nearest
from flowc_validators.rule import Rule
from flowc_validators.schedules import kickoff_of

CODE = Code(
    "kickoff-input-invalid",
    Severity.ERROR,
    "an input cannot take the time of the start",
    "InvalidArgument",
)

_TIMES = (SimpleType(SimpleKind.DATETIME), SimpleType(SimpleKind.DATE))


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report inputs that are not there, are fixed, or are no datetime.

    Mirrors `validateSchedule` of flyteadmin v1.16.8 (launch_plan_validator.go).
    """
    for plan in facts.launch_plans:
        name = kickoff_of(plan)
        fault = name and _fault(plan, name, facts)
        if fault:
            message = f"`{name}` cannot take the time at which `{plan.name}` starts: {fault}"
            yield CODE.at(plan.span, message, hint=_hint(plan, name))


def _fault(plan: LaunchPlan, name: str, facts: Facts) -> str:
    if any(entry.key == name for entry in plan.fixed_inputs):
        return "it is fixed"
    # A launch plan need not name what it leaves free.
    free = (*plan.parameters, *(facts.started_by(plan) or ()))
    found = [parameter for parameter in free if parameter.name == name]
    if not found:
        return "there is no such input"
    return "" if found[0].type in _TIMES else "it is no datetime"


def _hint(plan: LaunchPlan, name: str) -> str:
    close = nearest(name, (parameter.name for parameter in plan.parameters))
    if close and close != name:
        return f"did you mean `{close}`?"
    return "name an input of type datetime that the launch plan leaves free"


RULE = Rule(CODE, check)
