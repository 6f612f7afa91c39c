"""Notifications of launch plans, and the phases that they tell of."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.plans.idl_objects import IdlObject
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import bind, items, need, own, texts, whole
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry, known_constant
from flowc.frontend.interpreter.values import Known, Value
from flowc_ir.launch_plan import Channel, Notification
from flowc_ir.source import Span

EXECUTION_PHASE = "flytekit.WorkflowExecutionPhase"
PHASES = {
    "UNDEFINED": 0,
    "QUEUED": 1,
    "RUNNING": 2,
    "SUCCEEDING": 3,
    "SUCCEEDED": 4,
    "FAILING": 5,
    "FAILED": 6,
    "ABORTED": 7,
    "TIMED_OUT": 8,
    "ABORTING": 9,
}
"""Phases by name, with their numbers on the wire (flyteidl core/execution.proto)."""
LAST_PHASES = frozenset(PHASES[name] for name in ("ABORTED", "FAILED", "SUCCEEDED", "TIMED_OUT"))
CHANNELS = {
    "flytekit.Email": Channel.EMAIL,
    "flytekit.Slack": Channel.SLACK,
    "flytekit.PagerDuty": Channel.PAGER_DUTY,
}


class NotificationValue(IdlObject[Notification]):
    """A notification."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return f"{super().describe()} notification"


def notification_model(name: str) -> Model:
    """Give the model of `Email`, `Slack` or `PagerDuty` (flytekit core/notification.py)."""
    channel = CHANNELS[name]
    short = name.rpartition(".")[2]

    def model(context: Context, call: Call) -> Value:
        given = bind(call, short, ("phases", "recipients_email"))
        for parameter in ("phases", "recipients_email"):
            if parameter not in given:
                message = f"{short}() missing required argument: '{parameter}'"
                context.throw("TypeError", message, call.span)
        phases = _phases(context, given["phases"], call.span)
        recipients = need(given["recipients_email"])
        if isinstance(recipients, Known) and isinstance(recipients.value, str):
            mistake(
                WRONG_SETTING,
                call.span,
                "`recipients_email` is one string: each of its letters would be an address",
                hint="give a list of addresses",
            )
        addresses = texts(context, recipients, "`recipients_email`", call.span)
        return NotificationValue(
            name, Notification(channel=channel, recipients=addresses, phases=phases)
        )

    return model


def _phases(context: Context, value: Value, span: Span) -> tuple[int, ...]:
    found: list[int] = []
    for item in items(context, value, "`phases`", span):
        phase = whole(item, "a phase", span)
        if phase not in LAST_PHASES:
            mistake(
                WRONG_SETTING,
                span,
                "a notification tells only of phases in which an execution ends",
                hint="use SUCCEEDED, FAILED, ABORTED or TIMED_OUT",
            )
        found.append(phase)
    if not found:
        mistake(WRONG_SETTING, span, "a notification needs at least one phase")
    return tuple(found)


def notifications_of(context: Context, value: Value, span: Span) -> tuple[Notification, ...]:
    """Give the notifications of a launch plan."""
    found: list[Notification] = []
    if isinstance(value, NotificationValue):
        mistake(
            WRONG_SETTING,
            span,
            "`notifications` is a list, and one notification is given",
            hint="put it into brackets",
        )
    for item in items(context, value, "`notifications`", span):
        own(item, "a notification", span)
        if not isinstance(item, NotificationValue):
            mistake(
                WRONG_SETTING,
                span,
                "`notifications` holds `Email`, `Slack` and `PagerDuty` objects",
                exception="AttributeError",
            )
        found.append(item.sent)
    return tuple(found)


def install(registry: Registry) -> None:
    """Add the models of the notifications, and the phases."""
    registry.models |= {name: notification_model(name) for name in CHANNELS}
    registry.constants |= {
        f"{EXECUTION_PHASE}.{name}": known_constant(number) for name, number in PHASES.items()
    }
