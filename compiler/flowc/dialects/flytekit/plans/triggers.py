"""What sets off a launch plan beside schedules."""

from __future__ import annotations

from abc import abstractmethod

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import PythonInterface
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import bind, need
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.launch_plan import Trigger
from flowc_ir.source import Span

ON_SCHEDULE = "flytekit.core.schedule.OnSchedule"


class PlanTrigger(Extension):
    """The root of what sets off a launch plan beside schedules."""

    __slots__ = ()

    @abstractmethod
    def lower(self, interface: PythonInterface, span: Span) -> Trigger:
        """Give the IR; raises `Lost`, and what flytekit raises."""


def check_trigger(value: Value, span: Span) -> None:
    """Refuse a trigger: flytekit 1.16.31 fails to serialise its own (tools/translator.py)."""
    if isinstance(value, PlanTrigger):
        return
    if isinstance(need(value), TriggerValue):
        mistake(
            WRONG_SETTING,
            span,
            "`trigger` is not implemented in flytekit",
            hint="use `schedule`",
            exception="TypeError",
        )
    raise Lost(Unknown("a trigger of one's own is not followed", span))


class TriggerValue(Extension):
    """An `OnSchedule` trigger, which flytekit cannot serialise yet."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "an `OnSchedule` trigger"


def on_schedule(context: Context, call: Call) -> Value:
    """Model `OnSchedule(schedule)`."""
    bind(call, "OnSchedule", ("schedule",))
    return TriggerValue()


def install(registry: Registry) -> None:
    """Add the model of the trigger."""
    registry.models[ON_SCHEDULE] = on_schedule
