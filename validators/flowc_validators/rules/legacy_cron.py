"""A schedule is written in the older syntax, which registration refuses."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.launch_plan import CronSchedule
from flowc_validators.cron import fault_of
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "legacy-cron", Severity.ERROR, "a schedule is written in an older syntax", "InvalidArgument"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report `cron_expression`: registration reads it as five fields, the scheduler not at all.

    Mirrors flyteadmin v1.16.8 (validation/launch_plan_validator.go, scheduler/core).
    """
    for plan in facts.launch_plans:
        schedule = plan.schedule
        if isinstance(schedule, CronSchedule) and schedule.legacy:
            fault = fault_of(schedule.expression)
            why = (
                f"registration refuses it ({fault})" if fault else "the scheduler does not read it"
            )
            yield CODE.at(
                plan.span,
                f"`{schedule.expression}` is given as `cron_expression`: {why}",
                hint="give five fields as `schedule`",
            )


RULE = Rule(CODE, check)
