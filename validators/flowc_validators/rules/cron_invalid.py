"""A cron expression that Flyte's scheduler refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.launch_plan import CronSchedule
from flowc_validators.cron import fault_of
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "cron-invalid", Severity.ERROR, "the scheduler refuses a cron expression", "InvalidArgument"
)

_SUNDAY = re.compile(r"^([0-6]|[A-Za-z]{3})-7$")
_ALIASES = frozenset({"hourly", "daily", "weekly", "monthly", "annually", "yearly"})


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every schedule that registration would turn away."""
    for plan in facts.launch_plans:
        schedule = plan.schedule
        if not isinstance(schedule, CronSchedule) or schedule.legacy or not schedule.expression:
            continue
        fault = fault_of(schedule.expression)
        if fault:
            yield CODE.at(
                plan.span,
                f"the scheduler refuses `{schedule.expression}`: {fault}",
                hint=_hint(schedule.expression),
            )


def _hint(expression: str) -> str:
    if expression in _ALIASES:
        return f"write `@{expression}`"
    if sunday := _with_sunday(expression):
        return f"write `{sunday}`"
    return "write five fields: minute, hour, day of month, month, day of week (0 is Sunday)"


def _with_sunday(expression: str) -> str:
    """Call Sunday 0 where it is called 7, as other schedulers do; empty if more is wrong."""
    *others, days = expression.split() or [""]
    pieces = (_SUNDAY.sub(r"\1-6,0", piece) for piece in days.replace("6-7", "6,0").split(","))
    fixed = " ".join([*others, ",".join("0" if piece == "7" else piece for piece in pieces)])
    return "" if fault_of(fixed) or fixed == expression else fixed


RULE = Rule(CODE, check)
