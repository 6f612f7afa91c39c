"""Truth: what `bool()` says of a value."""

from __future__ import annotations

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.vagueness import is_vague
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def truth(machine: Machine, value: Value, span: Span) -> bool | Unknown:
    """Give the truth value, as `bool()` would."""
    match value:
        case Known(value=host):
            return bool(host)
        case Unknown():
            return value
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            return lost
        case SetValue(lost=Unknown() as lost):
            return lost
        case ListValue(items=items) | TupleValue(items=items):
            return bool(items)
        case DictValue(entries=entries):
            return bool(entries)
        case SetValue(items=members):
            return bool(members)
        case Extension():
            return value.truth(machine, span)
        case InstanceValue():
            return _instance_truth(machine, value, span)
        case External() | Generic() if is_vague(machine, value):
            name = value.name if isinstance(value, External) else "an item of a library object"
            return machine.lost(f"the truth of the library object `{name}` is not known", span)
        case _:
            return True


def _instance_truth(machine: Machine, value: InstanceValue, span: Span) -> bool | Unknown:
    for dunder in ("__bool__", "__len__"):
        method = machine.find_attribute(value, dunder, span)
        if method is not None:
            result = machine.call_with(method, span=span)
            return truth(machine, result, span)
    if value.payload is not None:
        return truth(machine, value.payload, span)
    return True
