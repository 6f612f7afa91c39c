"""Keys: how values hash, and what they compare as."""

from __future__ import annotations

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.types import is_union
from flowc.frontend.interpreter.vagueness import is_vague
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DataclassTrait,
    DictValue,
    EnumTrait,
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

MIXED_TYPES = frozenset(
    "builtins.str builtins.int builtins.float builtins.bytes builtins.tuple enum.IntEnum "
    "enum.StrEnum enum.IntFlag".split()
)
"""Library classes whose enum members also compare as their values."""


def key(machine: Machine, value: Value, span: Span) -> object | Unknown:
    """Give a host object that hashes and compares as the value does."""
    match value:
        case Known(value=host):
            return _hashable(machine, host, span)
        case Unknown():
            return value
        case TupleValue(items=items):
            return _parts(machine, "tuple", items, span)
        case External() | Generic() if is_vague(machine, value):
            return machine.lost("what a library object is equal to is not known", span)
        case External(name=name):
            return ("external", name)
        case Generic(origin=origin, arguments=arguments):
            parts = _parts(machine, "generic", (origin, *arguments), span)
            if is_union(value) and isinstance(parts, tuple):
                return ("union", frozenset(parts[2:]))
            return parts
        case BoundMethod(function=function, receiver=receiver):
            return ("method", function, receiver)
        case InstanceValue():
            return _instance_key(machine, value, span)
        case ListValue() | DictValue():
            machine.throw("TypeError", "unhashable type", span)
        case Extension() if not value.is_hashable():
            machine.throw("TypeError", f"unhashable type: {value.describe()}", span)
        case SetValue(items=members, frozen=frozen):
            if not frozen:
                machine.throw("TypeError", "unhashable type: 'set'", span)
            return ("frozenset", frozenset(members))
        case _:
            return value


def _parts(
    machine: Machine, kind: str, items: tuple[Value, ...], span: Span
) -> tuple[object, ...] | Unknown:
    parts: list[object] = [kind]
    for item in items:
        machine.tick(span)
        part = key(machine, item, span)
        if isinstance(part, Unknown):
            return part
        parts.append(part)
    return tuple(parts)


def _hashable(machine: Machine, host: object, span: Span) -> object | Unknown:
    try:
        hash(host)
    except TypeError:
        machine.throw("TypeError", f"unhashable type: '{type(host).__name__}'", span)
    return host


def _instance_key(machine: Machine, value: InstanceValue, span: Span) -> object | Unknown:
    compared = plain(value)
    if compared is not value:
        return key(machine, compared, span)
    cls: ClassValue = value.cls
    if any(isinstance(c, ClassValue) and "__hash__" in c.namespace for c in cls.mro):
        return machine.lost("a class with its own `__hash__` is used as a key", span)
    for entry in cls.mro:
        if isinstance(entry, ClassValue) and "__eq__" in entry.namespace:
            machine.throw("TypeError", f"unhashable type: '{cls.name}'", span)
        for trait in entry.traits if isinstance(entry, ClassValue) else ():
            if not (isinstance(trait, DataclassTrait) and trait.eq):
                continue
            if not trait.frozen:
                machine.throw("TypeError", f"unhashable type: '{cls.name}'", span)
            fields = TupleValue(
                tuple(value.attributes[f.name] for f in trait.fields if f.name in value.attributes)
            )
            part = key(machine, fields, span)
            return part if isinstance(part, Unknown) else (cls, part)
    return value


def plain(value: Value) -> Value:
    """Give what an enum member or an instance of a built-in class compares as."""
    if isinstance(value, InstanceValue) and value.payload is not None:
        if not any(isinstance(t, EnumTrait) for t in value.cls.traits) or _is_mixin(value):
            return value.payload
    return value


def _is_mixin(member: InstanceValue) -> bool:
    """Tell whether an enum member is also a str, an int, …: its payload then compares for it."""
    return any(isinstance(cls, External) and cls.name in MIXED_TYPES for cls in member.cls.mro)
