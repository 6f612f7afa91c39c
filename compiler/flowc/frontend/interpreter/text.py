"""Text of values: `str`, `repr`, `format` and f-strings."""

from __future__ import annotations

import ast
import re
from functools import reduce

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import run_host
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DataclassTrait,
    DictValue,
    Entries,
    EnumTrait,
    ExceptionValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    NamedTupleTrait,
    SetValue,
    TupleValue,
    Unknown,
    Value,
    find_trait,
)
from flowc_ir.source import Span

ADDRESS = "an address, which differs from run to run"
PLAIN_BASES = frozenset({"abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol"})
"""Library classes that leave the text of an object to `object`."""
WIDE = re.compile(r"\d{5,}")


def text(machine: Machine, value: Value, span: Span) -> Value:
    """Give `str(value)`."""
    match value:
        case Known(value=host):
            return run_host(lambda: str(host), span)
        case Unknown():
            return value
        case Extension():
            return value.text(machine, span)
        case InstanceValue():
            return _instance_text(machine, value, span, "__str__")
        case ExceptionValue(arguments=arguments):
            if value.cls.name == "builtins.KeyError" and len(arguments) == 1:
                return represent(machine, arguments[0], span)
            if len(arguments) == 1:
                return text(machine, arguments[0], span)
            return Known("") if not arguments else represent(machine, TupleValue(arguments), span)
        case _:
            return represent(machine, value, span)


def represent(machine: Machine, value: Value, span: Span) -> Value:
    """Give `repr(value)`."""
    match value:
        case Known(value=host):
            return run_host(lambda: repr(host), span)
        case Unknown():
            return value
        case Extension():
            return value.text(machine, span)
        case ExceptionValue(cls=cls_external, arguments=arguments):
            inner = represent(machine, TupleValue(arguments), span)
            if not isinstance(inner, Known):
                return inner
            shown = f"{str(inner.value)[:-2]})" if len(arguments) == 1 else str(inner.value)
            return Known(cls_external.name.rpartition(".")[2] + shown)
        case InstanceValue():
            return _instance_text(machine, value, span, "__repr__")
        case ListValue(items=items, lost=None):
            return _joined(machine, "[", items, "]", span)
        case TupleValue(items=members, cls=None):
            ending = ",)" if len(members) == 1 else ")"
            return _joined(machine, "(", list(members), ending, span)
        case TupleValue(cls=ClassValue() as cls):
            return _named_tuple_text(machine, value, cls, span)
        case DictValue(entries=entries, lost=None, type_name="builtins.dict"):
            return _dict_text(machine, entries, span)
        case SetValue(items=elements, lost=None, frozen=frozen) if not elements:
            return Known("frozenset()" if frozen else "set()")
        case SetValue(items=elements, lost=None) if len(elements) == 1:
            start, end = ("frozenset({", "})") if value.frozen else ("{", "}")
            return _joined(machine, start, list(elements.values()), end, span)
        case ClassValue(qualname=name, module=module):
            return Known(f"<class '{module.name}.{name}'>")
        case External(name=name) if machine.library_class(name):
            short = name.removeprefix("builtins.")
            return Known(f"<class '{short}'>")
        case FunctionValue() | BoundMethod(function=FunctionValue()) | IteratorValue():
            return _address_of(machine, value, span)
        case _:
            return machine.lost("the text of this object is not known", span)


def _address_of(
    machine: Machine, value: FunctionValue | BoundMethod | IteratorValue, span: Span
) -> Value:
    """Say of an object what its text would say: where it lies."""
    match value:
        case FunctionValue(name=name) | BoundMethod(function=FunctionValue(name=name)):
            what = f"the function `{name}`"
        case _:
            what = "an iterator"
    function = value.function if isinstance(value, BoundMethod) else value
    is_users = isinstance(function, FunctionValue) and bool(function.module.path)
    is_generator = isinstance(value, IteratorValue) and value.name == "builtins.generator"
    reason = f"the text of {what} holds {ADDRESS}"
    return machine.lost(reason, span, varies=is_users or is_generator)


def _named_tuple_text(machine: Machine, value: TupleValue, cls: ClassValue, span: Span) -> Value:
    trait = find_trait(cls, NamedTupleTrait)
    parts: list[str] = []
    for field, item in zip(trait.fields if trait else (), value.items, strict=False):
        part = represent(machine, item, span)
        if not isinstance(part, Known):
            return part
        parts.append(f"{field.name}={part.value}")
    return Known(f"{cls.name}({', '.join(parts)})")


def _joined(machine: Machine, start: str, items: list[Value], end: str, span: Span) -> Value:
    parts: list[str] = []
    for item in items:
        machine.tick(span)
        part = represent(machine, item, span)
        if not isinstance(part, Known):
            return part
        parts.append(str(part.value))
    return Known(start + ", ".join(parts) + end)


def _dict_text(machine: Machine, entries: Entries, span: Span) -> Value:
    parts: list[str] = []
    for key, item in entries.values():
        machine.tick(span)
        sides = [represent(machine, side, span) for side in (key, item)]
        for side in sides:
            if not isinstance(side, Known):
                return side
        parts.append(": ".join(str(side.value) for side in sides if isinstance(side, Known)))
    return Known("{" + ", ".join(parts) + "}")


def _instance_text(machine: Machine, instance: InstanceValue, span: Span, dunder: str) -> Value:
    for name in (dunder, "__repr__") if dunder == "__str__" else (dunder,):
        method = machine.find_attribute(instance, name, span)
        if method is not None and instance.payload is None:
            return machine.call_with(method, span=span)
        if method is not None and any(
            isinstance(c, ClassValue) and name in c.namespace for c in instance.cls.mro
        ):
            return machine.call_with(method, span=span)
    if instance.lost is not None:
        return instance.lost
    if find_trait(instance.cls, EnumTrait) is not None:
        return _member_text(instance, dunder)
    record = find_trait(instance.cls, DataclassTrait)
    if record is not None and record.has_text:
        return _dataclass_text(machine, instance, record, span)
    if instance.payload is not None:
        function = text if dunder == "__str__" else represent
        return function(machine, instance.payload, span)
    is_plain = all(isinstance(c, ClassValue) or _is_plain(c) for c in instance.cls.mro)
    reason = f"the text of a `{instance.cls.name}` holds {ADDRESS}"
    return machine.lost(reason, span, varies=is_plain)


def _is_plain(base: Value) -> bool:
    base = base.origin if isinstance(base, Generic) else base
    return isinstance(base, External) and base.name in PLAIN_BASES


def _member_text(instance: InstanceValue, dunder: str) -> Value:
    """Give the text of an enum member (Python 3.11: `StrEnum` and `IntEnum` print their value)."""
    name = instance.attributes.get("_name_")
    bases = {c.name for c in instance.cls.mro if isinstance(c, External)}
    if not isinstance(name, Known) or name.value is None:
        return Unknown("the name of an enum member is not known")
    if dunder == "__str__" and bases & {"enum.StrEnum", "enum.IntEnum", "enum.IntFlag"}:
        value = instance.attributes.get("_value_")
        return Known(str(value.value)) if isinstance(value, Known) else Unknown("unknown member")
    if dunder == "__repr__":
        value = instance.attributes.get("_value_")
        if isinstance(value, Known):
            return Known(f"<{instance.cls.name}.{name.value}: {value.value!r}>")
        return Unknown("the value of an enum member is not known")
    return Known(f"{instance.cls.name}.{name.value}")


def _dataclass_text(
    machine: Machine, instance: InstanceValue, trait: DataclassTrait, span: Span
) -> Value:
    parts: list[str] = []
    for field in trait.fields:
        if field.is_class_variable or field.is_init_only or not field.in_text:
            continue
        part = represent(machine, instance.attributes.get(field.name, Unknown("unset")), span)
        if not isinstance(part, Known):
            return part
        parts.append(f"{field.name}={part.value}")
    return Known(f"{instance.cls.qualname}({', '.join(parts)})")


def format_value(machine: Machine, value: Value, specification: str, span: Span) -> Value:
    """Give `format(value, specification)`."""
    if not specification:
        if isinstance(value, InstanceValue):
            method = machine.find_attribute(value, "__format__", span)
            if method is not None and value.payload is None:
                return machine.call_with(method, Known(""), span=span)
        return text(machine, value, span)
    if WIDE.search(specification):
        return machine.lost("the format is too wide", span)
    if isinstance(value, Extension):
        return value.text(machine, span)
    if isinstance(value, InstanceValue):
        method = machine.find_attribute(value, "__format__", span)
        if method is not None and value.payload is None:
            return machine.call_with(method, Known(specification), span=span)
        value = text(machine, value, span)
    if isinstance(value, Known):
        host = value.value
        return run_host(lambda: format(host, specification), span)
    if isinstance(value, Unknown):
        return value
    if isinstance(value, (External, Generic)):
        return machine.lost("the text of a library object is not known", span)
    machine.throw("TypeError", "unsupported format string passed to __format__", span)


def joined_string(machine: Machine, node: ast.JoinedStr, scope: Scope) -> Value:
    """Evaluate an f-string."""
    parts: list[str] = []
    unknown: Value | None = None
    values = [_piece(machine, piece, scope) for piece in node.values]
    if any(isinstance(value, RootedPath) for value in values):
        span = machine.span(node, scope.module)
        return reduce(lambda left, right: machine.binary("+", left, right, span), values)
    for value in values:
        if isinstance(value, Known):
            parts.append(str(value.value))
        elif unknown is None:
            unknown = value
    return Known("".join(parts)) if unknown is None else unknown


def _piece(machine: Machine, piece: ast.expr, scope: Scope) -> Value:
    if not isinstance(piece, ast.FormattedValue):
        return machine.evaluate(piece, scope)
    span = machine.span(piece.value, scope.module)
    value = machine.evaluate(piece.value, scope)
    if isinstance(value, RootedPath) and piece.conversion < 0 and piece.format_spec is None:
        return RootedPath(str(value.host))
    if piece.conversion == ord("r") or piece.conversion == ord("a"):
        value = represent(machine, value, span)
        if piece.conversion == ord("a") and isinstance(value, Known):
            value = Known(str(value.value).encode("ascii", "backslashreplace").decode())
    elif piece.conversion == ord("s"):
        value = text(machine, value, span)
    specification = ""
    if piece.format_spec is not None:
        given = machine.evaluate(piece.format_spec, scope)
        if not isinstance(given, Known):
            return given
        specification = str(given.value)
    return format_value(machine, value, specification, span)
