"""Declared interfaces: dicts from names to types."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import is_none, need, text
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def declared_interface(
    session: Session, inputs: Value | None, outputs: Value | None, span: Span
) -> PythonInterface:
    """Read an interface from dicts of types (`Interface` of flytekit 1.16.31 core/interface.py).

    Raises `Lost`, and what flytekit raises.
    """
    interface = PythonInterface()
    for name, value in declared_types(inputs, "`inputs`", span).items():
        if not name.isidentifier():
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` cannot be the name of an input: it is no identifier",
                exception="ValueError",
            )
        interface.inputs[name] = _input(session, name, value, span)
    for name, value in declared_types(outputs, "`outputs`", span).items():
        interface.outputs[name] = declared_port(session, name, value, span)
    return interface


def declared_types(value: Value | None, what: str, span: Span) -> dict[str, Value]:
    """Give the entries of a dict with string keys; None is empty."""
    if value is None or is_none(value):
        return {}
    need(value)
    if not isinstance(value, DictValue):
        raise Lost(Unknown(f"{what} is not a known dict", span))
    if value.lost is not None:
        raise Lost(value.lost)
    found: dict[str, Value] = {}
    for key, item in value.entries.values():
        name = text(key, f"a name in {what}", span)
        if name is None:
            mistake(WRONG_SETTING, span, f"the names in {what} are strings")
        found[name] = item
    return found


def declared_port(
    session: Session, name: str, annotation: Value, span: Span, default: Value | None = None
) -> Port:
    """Make a port of a type; raises `Lost` if the type is not known."""
    if is_none(annotation):
        annotation = External("types.NoneType")
    machine = session.machine
    type_ = session.types.lower(need(annotation), machine, module_here(machine, span), span)
    return Port(name=name, annotation=annotation, type=type_, default=default, span=span)


def _input(session: Session, name: str, value: Value, span: Span) -> Port:
    if not isinstance(value, TupleValue) or len(value.items) < 2:
        return declared_port(session, name, value, span)
    default = need(value.items[1])
    return declared_port(session, name, value.items[0], span, None if is_none(default) else default)


def module_here(machine: Machine, span: Span) -> ModuleValue:
    """Give the user's module whose code is being run, innermost; raises `Lost` if there is none."""
    for function in reversed(machine.stack):
        if function.module.path:
            return function.module
    module = machine.current_module()
    if module is None:
        raise Lost(Unknown("the module of a declaration is not known", span))
    return module
