"""Launch plans as `flyteidl.admin.LaunchPlan`."""

from __future__ import annotations

from typing import assert_never

from flyteidl.admin import common_pb2, launch_plan_pb2, schedule_pb2
from flyteidl.core import execution_pb2, interface_pb2
from google.protobuf import any_pb2

from flowc.targets.flyte.identifiers import identifier_of, local_identifier
from flowc.targets.flyte.interfaces import fill_parameters
from flowc.targets.flyte.literals import literal_of
from flowc.targets.flyte.scope import Scope
from flowc.targets.flyte.security import security_context
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

_UNITS = {
    RateUnit.MINUTE: schedule_pb2.MINUTE,
    RateUnit.HOUR: schedule_pb2.HOUR,
    RateUnit.DAY: schedule_pb2.DAY,
}


def launch_plan_of(plan: LaunchPlan, scope: Scope) -> launch_plan_pb2.LaunchPlan:
    """Encode a launch plan; raises UnencodableError.

    Whether it is active is not part of the message. Mirrors `get_serializable_launch_plan` of
    flytekit 1.16.31 (tools/translator.py).
    """
    encoded = launch_plan_pb2.LaunchPlan(
        id=local_identifier(EntityKind.LAUNCH_PLAN, plan.name, scope.settings),
        spec=_spec(plan, scope),
    )
    encoded.closure.expected_inputs.SetInParent()
    encoded.closure.expected_outputs.SetInParent()
    return encoded


def _spec(plan: LaunchPlan, scope: Scope) -> launch_plan_pb2.LaunchPlanSpec:
    spec = launch_plan_pb2.LaunchPlanSpec(
        workflow_id=identifier_of(plan.workflow, scope.settings),
        entity_metadata=_metadata(plan, scope),
        labels=common_pb2.Labels(values={pair.key: pair.value for pair in plan.labels}),
        annotations=common_pb2.Annotations(
            values={pair.key: pair.value for pair in plan.annotations}
        ),
        raw_output_data_config=common_pb2.RawOutputDataConfig(
            output_location_prefix=plan.raw_output_prefix
        ),
        max_parallelism=plan.max_parallelism,
        overwrite_cache=bool(plan.overwrite_cache),
    )
    fill_parameters(spec.default_inputs, plan.parameters, scope.types)
    spec.fixed_inputs.SetInParent()
    for entry in plan.fixed_inputs:
        spec.fixed_inputs.literals[entry.key].CopyFrom(literal_of(entry.value, scope.types))
    if plan.security is not None:
        spec.security_context.CopyFrom(security_context(plan.security))
    if plan.concurrency is not None:
        spec.concurrency_policy.CopyFrom(_concurrency(plan.concurrency))
    return spec


def _metadata(plan: LaunchPlan, scope: Scope) -> launch_plan_pb2.LaunchPlanMetadata:
    return launch_plan_pb2.LaunchPlanMetadata(
        schedule=None if plan.schedule is None else _schedule(plan.schedule),
        notifications=[_notification(item) for item in plan.notifications],
        launch_conditions=None if plan.trigger is None else _trigger(plan.trigger, scope),
    )


def _trigger(trigger: Trigger, scope: Scope) -> any_pb2.Any:
    from flowc.targets.flyte.triggers import launch_conditions  # few programs have any

    inputs = interface_pb2.ParameterMap()
    fill_parameters(inputs, trigger.inputs, scope.types)
    return launch_conditions(trigger, inputs)


def _concurrency(concurrency: Concurrency) -> launch_plan_pb2.ConcurrencyPolicy:
    return launch_plan_pb2.ConcurrencyPolicy(
        max=concurrency.max_concurrency,
        behavior=launch_plan_pb2.ConcurrencyLimitBehavior.Name(concurrency.behavior),
    )


def _schedule(schedule: Schedule) -> schedule_pb2.Schedule:
    encoded = schedule_pb2.Schedule(kickoff_time_input_arg=schedule.kickoff_input)
    match schedule:
        case CronSchedule(legacy=True):
            encoded.cron_expression = schedule.expression
        case CronSchedule():
            encoded.cron_schedule.schedule = schedule.expression
            encoded.cron_schedule.offset = schedule.offset
            encoded.cron_schedule.SetInParent()
        case RateSchedule():
            encoded.rate.value = schedule.value
            encoded.rate.unit = _UNITS[schedule.unit]
            encoded.rate.SetInParent()
        case _:
            assert_never(schedule)
    return encoded


def _notification(notification: Notification) -> common_pb2.Notification:
    phases = [execution_pb2.WorkflowExecution.Phase.Name(phase) for phase in notification.phases]
    encoded = common_pb2.Notification(phases=phases)
    match notification.channel:
        case Channel.EMAIL:
            encoded.email.recipients_email.extend(notification.recipients)
            encoded.email.SetInParent()
        case Channel.SLACK:
            encoded.slack.recipients_email.extend(notification.recipients)
            encoded.slack.SetInParent()
        case Channel.PAGER_DUTY:
            encoded.pager_duty.recipients_email.extend(notification.recipients)
            encoded.pager_duty.SetInParent()
        case _:
            assert_never(notification.channel)
    return encoded
