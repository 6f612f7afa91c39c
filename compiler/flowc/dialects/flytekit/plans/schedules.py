"""Schedules of launch plans."""

from __future__ import annotations

import datetime
import re

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.plans.cron import is_valid_cron
from flowc.dialects.flytekit.plans.idl_objects import IdlObject
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, constant, own, text
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.launch_plan import CronSchedule, RateSchedule, RateUnit, Schedule
from flowc_ir.source import Span

CRON_SCHEDULE = "flytekit.CronSchedule"
FIXED_RATE = "flytekit.FixedRate"
OFFSET = re.compile(r"([-+]?)P([-+0-9YMWD]+)?(T([-+0-9HMS.,]+)?)?")
TIME_ZONE = re.compile(r"(CRON_)?TZ=\S*", re.IGNORECASE)
ALIASES = frozenset(
    "hourly hours @hourly daily days @daily weekly weeks @weekly monthly months @monthly annually "
    "@annually yearly years @yearly".split()
)
"""What stands for an expression without being one (flytekit 1.16.31 core/schedule.py)."""
MINUTE, HOUR, DAY = 60, 3600, 86400


class ScheduleValue(IdlObject[Schedule | None]):
    """A schedule; None is the empty one, which `CronSchedule()` makes."""

    __slots__ = ()


def cron_schedule(session: Session) -> Model:
    """Give the model of `CronSchedule(…)`."""
    must_fire = session.flytekit.looks_for_next_run
    return lambda _, call: _cron_schedule(call, must_fire=must_fire)


def _cron_schedule(call: Call, *, must_fire: bool) -> Value:
    parameters = ("cron_expression", "schedule", "offset", "kickoff_time_input_arg")
    given = bind(call, "CronSchedule", parameters)
    span = call.span
    if text(given.get("cron_expression"), "`cron_expression`", span):
        mistake(
            WRONG_SETTING,
            span,
            "`cron_expression` does not work any more",
            hint="use `schedule`, which takes five fields",
        )
    expression = text(given.get("schedule"), "`schedule`", span)
    offset = text(given.get("offset"), "`offset`", span)
    kickoff = text(given.get("kickoff_time_input_arg"), "`kickoff_time_input_arg`", span)
    if expression is not None:
        _check_expression(expression, span, must_fire=must_fire)
    if offset is not None and OFFSET.fullmatch(offset) is None:
        mistake(
            WRONG_SETTING,
            span,
            f"the offset `{offset}` is no ISO 8601 duration",
            hint="write for example `P1D` or `PT30M`",
            exception="ValueError",
        )
    if expression is None:
        return ScheduleValue(CRON_SCHEDULE, None)
    return ScheduleValue(
        CRON_SCHEDULE,
        CronSchedule(expression=expression, offset=offset or "", kickoff_input=kickoff or ""),
    )


def _check_expression(expression: str, span: Span, *, must_fire: bool) -> None:
    if expression.lower() in ALIASES:
        return
    is_valid = is_valid_cron(expression, must_fire=must_fire)
    if is_valid is None:
        raise Lost(Unknown(f"whether flytekit takes the schedule `{expression}` is unclear", span))
    if not is_valid:
        fields = "minute, hour, day of month, month, day of week"
        zone = TIME_ZONE.match(expression)
        mistake(
            WRONG_SETTING,
            span,
            f"`{expression}` is no cron expression",
            hint=(
                f"leave `{zone[0]}` out: schedules run in UTC"
                if zone
                else f"write five fields: {fields}"
            ),
            exception="ValueError",
        )


def fixed_rate(context: Context, call: Call) -> Value:
    """Model `FixedRate(duration)`: the largest unit that divides the duration."""
    given = bind(call, "FixedRate", ("duration", "kickoff_time_input_arg"))
    if "duration" not in given:
        context.throw("TypeError", "FixedRate() missing argument: 'duration'", call.span)
    host = constant(given["duration"], "`duration`", call.span)
    kickoff = text(given.get("kickoff_time_input_arg"), "`kickoff_time_input_arg`", call.span)
    if not isinstance(host, datetime.timedelta):
        mistake(
            WRONG_SETTING,
            call.span,
            f"`duration` is a timedelta, not {type(host).__name__}",
            exception="AttributeError",
        )
    if host.microseconds or host.seconds % MINUTE:
        mistake(
            WRONG_SETTING,
            call.span,
            f"a fixed rate counts whole minutes; {host} is none",
            hint="round the duration to minutes",
        )
    seconds = host.days * DAY + host.seconds
    if seconds <= 0:
        # flytekit fails over negative numbers when it writes them; the scheduler takes 0 for none.
        mistake(
            WRONG_SETTING,
            call.span,
            f"a fixed rate is a minute or more, not {host}",
            exception="ValueError",
        )
    value, unit = _rate(seconds)
    return ScheduleValue(
        FIXED_RATE, RateSchedule(value=value, unit=unit, kickoff_input=kickoff or "")
    )


def _rate(seconds: int) -> tuple[int, RateUnit]:
    if seconds % DAY == 0:
        return seconds // DAY, RateUnit.DAY
    if seconds % HOUR == 0:
        return seconds // HOUR, RateUnit.HOUR
    return seconds // MINUTE, RateUnit.MINUTE


def schedule_of(value: Value, span: Span) -> Schedule:
    """Give the schedule of a launch plan."""
    own(value, "`schedule`", span)
    if not isinstance(value, ScheduleValue):
        mistake(
            WRONG_SETTING,
            span,
            "`schedule` is a `CronSchedule` or a `FixedRate`",
            exception="AttributeError",
        )
    if value.sent is None:
        raise Lost(Unknown("a `CronSchedule` without a schedule is not followed", span))
    return value.sent


def install(registry: Registry, session: Session) -> None:
    """Add the models of the schedules."""
    registry.models |= {CRON_SCHEDULE: cron_schedule(session), FIXED_RATE: fixed_rate}
