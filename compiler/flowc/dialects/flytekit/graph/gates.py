"""Gates: nodes that wait for a person, for a value or for a time."""

from __future__ import annotations

import datetime

from flowc.dialects.flytekit.codes import VOID_USED, WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.entity import FlyteEntity, Port
from flowc.dialects.flytekit.graph.node_creation import call_entity
from flowc.dialects.flytekit.graph.values import OutputTuple, PromiseValue, VoidValue
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import (
    bind,
    constant,
    duration_literal,
    is_none,
    need,
    text,
)
from flowc.dialects.flytekit.tasks.declared import declared_port
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.graph import ApproveGate, EntityKind, InputGate, NodeMetadata, NodeTarget, SleepGate
from flowc_ir.literals import DurationLiteral
from flowc_ir.program import Entity as LoweredEntity
from flowc_ir.source import Span

HOUR = DurationLiteral(3600, 0)
SLEEP = "sleep-gate"


class GateEntity(FlyteEntity):
    """A gate (flytekit 1.16.31 core/gate.py); each call of `approve` and the like makes one."""

    __slots__ = ("target", "timeout")

    def __init__(
        self,
        session: Session,
        name: str,
        target: NodeTarget,
        timeout: DurationLiteral,
        span: Span,
    ) -> None:
        super().__init__(session, EntityKind.TASK, name, span)
        self.target = target
        self.timeout = timeout

    def describe(self) -> str:
        """Say what this is."""
        return f"the gate `{self.name}`"

    def node_metadata(self) -> NodeMetadata:
        """Give the name and the timeout."""
        return NodeMetadata(name=self.name, timeout=self.timeout)

    def node_target(self) -> NodeTarget:
        """Wait."""
        return self.target

    def lower(self) -> LoweredEntity:
        """Fail: a gate lives in its node only."""
        raise Lost(Unknown("a gate is not an entity of its own", self.span))


def gate_models(session: Session) -> dict[str, Model]:
    """Give the models of `approve`, `sleep` and `wait_for_input`, by qualified name."""

    def approve(context: Context, call: Call) -> Value:
        return _approve(session, bind(call, "approve", ("upstream_item", "name", "timeout")), call)

    def sleep(context: Context, call: Call) -> Value:
        return _sleep(session, bind(call, "sleep", ("duration",)), call)

    def wait_for_input(context: Context, call: Call) -> Value:
        given = bind(call, "wait_for_input", ("name", "timeout", "expected_type"))
        return _wait(session, given, call)

    return {
        "flytekit.approve": approve,
        "flytekit.sleep": sleep,
        "flytekit.wait_for_input": wait_for_input,
    }


def _sleep(session: Session, given: dict[str, Value], call: Call) -> Value:
    host = constant(_required(given, "duration", call.span), "`duration`", call.span)
    if not isinstance(host, datetime.timedelta):
        mistake(WRONG_SETTING, call.span, "`duration` is a timedelta", exception="AttributeError")
    if not host:
        mistake(
            WRONG_SETTING,
            call.span,
            "a sleep of no time",
            hint="take the call away",
            exception="ValueError",
        )
    gate = GateEntity(session, SLEEP, SleepGate(duration=duration_literal(host)), HOUR, call.span)
    return _made(session, gate, {}, call.span)


def _wait(session: Session, given: dict[str, Value], call: Call) -> Value:
    name = _name(given, call.span)
    expected = _required(given, "expected_type", call.span)
    if is_none(expected):
        mistake(
            WRONG_SETTING,
            call.span,
            "`wait_for_input` needs the type of the value",
            exception="ValueError",
        )
    port = declared_port(session, "o0", expected, call.span)
    target = InputGate(signal=name, type=port.type, output=port.name)
    gate = GateEntity(session, name, target, _timeout(given, call.span), call.span)
    gate.interface.outputs[port.name] = port
    return _made(session, gate, {}, call.span)


def _approve(session: Session, given: dict[str, Value], call: Call) -> Value:
    span = call.span
    item = _required(given, "upstream_item", span)
    name = _name(given, span)
    timeout = _timeout(given, span)
    if isinstance(item, VoidValue) or is_none(item):
        mistake(
            VOID_USED,
            span,
            "there is nothing to approve: the task returns nothing",
            hint="let the task return a value",
            exception="ValueError",
        )
    if session.current() is None:
        return session.machine.lost("`approve` works only in a workflow body", span)
    port = _upstream_port(item, span)
    gate = GateEntity(session, name, ApproveGate(signal=name), timeout, span)
    gate.interface.inputs[port.name] = port
    gate.interface.outputs[port.name] = port
    return _made(session, gate, {port.name: item}, span)


def _upstream_port(item: Value, span: Span) -> Port:
    if isinstance(item, Unknown):
        raise Lost(item)
    if isinstance(item, OutputTuple) or not isinstance(item, PromiseValue):
        mistake(
            WRONG_ARGUMENTS,
            span,
            "`approve` takes one result of a task",
            hint="pass one output",
            exception="AttributeError",
        )
    node = item.node
    if node is None:
        mistake(
            WRONG_ARGUMENTS,
            span,
            "an input of the workflow cannot be approved",
            hint="pass the result of a task",
            exception="ValueError",
        )
    if node.entity is None:
        mistake(
            WRONG_ARGUMENTS,
            span,
            "the result of a conditional cannot be approved",
            hint="approve the result of a task",
            exception="AttributeError",
        )
    interface = node.entity.require_interface()
    if item.output not in interface.outputs:
        raise Lost(Unknown("the type of what is approved is not known", span))
    upstream = interface.outputs[item.output]
    return Port(name=upstream.name, annotation=upstream.annotation, type=upstream.type, span=span)


def _required(given: dict[str, Value], name: str, span: Span) -> Value:
    if name not in given:
        mistake(
            WRONG_ARGUMENTS,
            span,
            f"`{name}` is not given",
            hint=f"pass `{name}=…`",
            exception="TypeError",
        )
    return need(given[name])


def _name(given: dict[str, Value], span: Span) -> str:
    name = text(_required(given, "name", span), "the name of a gate", span)
    if name is None:
        mistake(WRONG_SETTING, span, "a gate needs a name", exception="TypeError")
    return name


def _timeout(given: dict[str, Value], span: Span) -> DurationLiteral:
    """Give the timeout; an hour if it is None or zero."""
    value = _required(given, "timeout", span)
    if is_none(value):
        return HOUR
    host = constant(value, "`timeout`", span)
    if not isinstance(host, datetime.timedelta):
        mistake(WRONG_SETTING, span, "`timeout` is a timedelta", exception="AttributeError")
    return duration_literal(host) if host else HOUR


def _made(session: Session, gate: GateEntity, given: dict[str, Value], span: Span) -> Value:
    return call_entity(session, gate, Call(positional=(), keywords=given, span=span))
