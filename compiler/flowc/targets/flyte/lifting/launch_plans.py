"""Launch plans from `flyteidl.admin.LaunchPlan`."""

from __future__ import annotations

from collections.abc import Callable

from flyteidl.admin import common_pb2, launch_plan_pb2, schedule_pb2
from flyteidl.core import artifact_id_pb2, interface_pb2
from google.protobuf import any_pb2
from google.protobuf.message import DecodeError, Message

from flowc.targets.flyte.lifting.artifacts import artifact
from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.interfaces import parameters
from flowc.targets.flyte.lifting.overrides import pairs
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc.targets.flyte.lifting.tasks import security
from flowc.targets.flyte.triggers import TYPE, trigger_class
from flowc_ir.graph import EntityKind
from flowc_ir.launch_plan import (
    Channel,
    Concurrency,
    CronSchedule,
    LaunchPlan,
    Notification,
    RateSchedule,
    RateUnit,
    Schedule,
    Trigger,
)
from flowc_ir.literals import Entry

_UNITS = {
    schedule_pb2.MINUTE: RateUnit.MINUTE,
    schedule_pb2.HOUR: RateUnit.HOUR,
    schedule_pb2.DAY: RateUnit.DAY,
}


def launch_plan(message: launch_plan_pb2.LaunchPlan, place: Place, scope: Scope) -> LaunchPlan:
    """Give a launch plan; what is missing goes into the report."""
    spec = message.spec
    about = spec.entity_metadata
    fixed = spec.fixed_inputs.literals
    where = place.at("fixed_inputs")
    return LaunchPlan(
        name=message.id.name,
        workflow=scope.reference(spec.workflow_id, EntityKind.WORKFLOW, place.at("workflow_id")),
        parameters=parameters(spec.default_inputs, place.at("default_inputs"), scope.literals),
        fixed_inputs=tuple(
            Entry(key, scope.literals.lift(fixed[key], where.at(key))) for key in sorted(fixed)
        ),
        schedule=_schedule(about.schedule, place.at("schedule"), scope),
        notifications=_notifications(about, place, scope),
        labels=pairs(spec.labels.values.items()),
        annotations=pairs(spec.annotations.values.items()),
        raw_output_prefix=spec.raw_output_data_config.output_location_prefix,
        max_parallelism=spec.max_parallelism or None,
        security=security(spec.security_context) if spec.HasField("security_context") else None,
        overwrite_cache=spec.overwrite_cache,
        concurrency=_concurrency(spec) if spec.HasField("concurrency_policy") else None,
        is_default=message.id.name == spec.workflow_id.name and not about.ListFields(),
        trigger=_trigger(about.launch_conditions, place, scope)
        if about.HasField("launch_conditions")
        else None,
        span=place.span,
    )


def _schedule(message: schedule_pb2.Schedule, place: Place, scope: Scope) -> Schedule | None:
    kickoff = message.kickoff_time_input_arg
    match message.WhichOneof("ScheduleExpression"):
        case "cron_expression":
            return CronSchedule(
                expression=message.cron_expression, kickoff_input=kickoff, legacy=True
            )
        case "cron_schedule":
            cron = message.cron_schedule
            return CronSchedule(expression=cron.schedule, offset=cron.offset, kickoff_input=kickoff)
        case "rate":
            unit = _UNITS.get(message.rate.unit)
            if unit is None:
                reason = "the rate of the schedule has no unit"
                scope.report.add(MISSING_VALUE.at(place.span, reason, backend="InvalidArgument"))
                return None
            return RateSchedule(value=message.rate.value, unit=unit, kickoff_input=kickoff)
        case _:
            return None


def _notifications(
    about: launch_plan_pb2.LaunchPlanMetadata, place: Place, scope: Scope
) -> tuple[Notification, ...]:
    found: list[Notification] = []
    for number, message in enumerate(about.notifications):
        channel, recipients = _channel(message)
        if channel is None:
            where = place.item("notifications", number).span
            reason = "the notification does not say how it is sent"
            scope.report.add(MISSING_VALUE.at(where, reason, backend="InvalidArgument"))
            continue
        phases = tuple(message.phases)
        found.append(Notification(channel=channel, recipients=recipients, phases=phases))
    return tuple(found)


def _channel(message: common_pb2.Notification) -> tuple[Channel | None, tuple[str, ...]]:
    match message.WhichOneof("type"):
        case "email":
            return Channel.EMAIL, tuple(message.email.recipients_email)
        case "slack":
            return Channel.SLACK, tuple(message.slack.recipients_email)
        case "pager_duty":
            return Channel.PAGER_DUTY, tuple(message.pager_duty.recipients_email)
        case _:
            return None, ()


def _concurrency(spec: launch_plan_pb2.LaunchPlanSpec) -> Concurrency:
    policy = spec.concurrency_policy
    return Concurrency(max_concurrency=policy.max, behavior=policy.behavior)


def _trigger(message: any_pb2.Any, place: Place, scope: Scope) -> Trigger | None:
    """Give a trigger of the package `union`; None if the conditions are something else."""
    make: Callable[..., Message] = trigger_class()
    held = make()
    if message.type_url.rpartition("/")[2] != TYPE:
        return None
    wanted, inputs = artifact_id_pb2.ArtifactID(), interface_pb2.ParameterMap()
    try:
        held.ParseFromString(message.value)
    except DecodeError:
        return None
    for field, value in held.ListFields():
        target = wanted if field.number == 1 else inputs
        target.MergeFromString(value.SerializeToString())
    return Trigger(
        artifact=artifact(wanted), inputs=parameters(inputs, place.at("trigger"), scope.literals)
    )
