"""Attributes: writing them, with properties and descriptors."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.live_entries import LiveEntries, live
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DictValue,
    ExceptionValue,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    Partial,
    Property,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

SPECIAL_PARTS = frozenset(
    {"__name__", "__qualname__", "__doc__", "__annotations__", "__defaults__"}
)
"""Attributes of a function that are kept apart while they are known."""


def set_attribute(machine: Machine, value: Value, name: str, item: Value, span: Span) -> None:
    """Write an attribute."""
    match value:
        case InstanceValue():
            _set_instance_attribute(machine, value, name, item, span)
        case ClassValue():
            value.namespace[name] = item
        case ModuleValue():
            value.namespace[name] = item
        case FunctionValue():
            _set_function_attribute(value, name, item)
        case ExceptionValue():
            value.attributes[name] = item
        case Extension():
            if not value.set_attribute(machine, name, item, span):
                machine.lost(f"setting `{name}` on {value.describe()} is not followed", span)
        case Unknown():
            machine.lose([value], value.holding((item,)))
        case External(name=owner):
            machine.added.add(f"{owner}.{name}")
            machine.losses += 1
        case Partial() | Builtin() | BoundMethod():
            machine.losses += 1
        case _:
            machine.throw("AttributeError", f"attribute '{name}' cannot be set", span)


def delete_attribute(machine: Machine, value: Value, name: str, span: Span) -> None:
    """Delete an attribute, where it is certain what that does."""
    held: dict[str, Value] = {}
    match value:
        case InstanceValue(lost=None, cls=cls):
            found = lookup_in_mro(cls, name)
            has_hook = lookup_in_mro(cls, "__delattr__") is not None
            if not has_hook and not isinstance(found, (Property, InstanceValue)):
                held = value.attributes
        case ClassValue(lost=None, traits=[]):
            held = value.namespace
        case ModuleValue(lost_names=None):
            held = value.namespace
        case FunctionValue():
            held = value.attributes
        case _:
            pass
    if name in held:
        del held[name]
    else:
        machine.lose([value], machine.lost("an attribute is deleted", span))


def _set_instance_attribute(
    machine: Machine, instance: InstanceValue, name: str, item: Value, span: Span
) -> None:
    found = lookup_in_mro(instance.cls, name)
    if isinstance(found, Property) and not found.cached:
        if found.setter is None:
            machine.throw("AttributeError", f"property '{name}' has no setter", span)
        machine.call_with(found.setter, instance, item, span=span)
        return
    setter = lookup_in_mro(instance.cls, "__setattr__")
    if isinstance(setter, (FunctionValue, Builtin)):
        machine.call_with(setter, instance, Known(name), item, span=span)
        return
    if isinstance(found, InstanceValue):
        if (descriptor := lookup_in_mro(found.cls, "__set__")) is not None:
            machine.call_with(descriptor, found, instance, item, span=span)
            return
    if _has_no_slot(instance, name):
        message = f"'{instance.cls.name}' object has no attribute '{name}'"
        machine.throw("AttributeError", message, span)
    if instance.lost is not None:
        instance.lost = instance.lost.holding((item,))
    instance.attributes[name] = item


def _has_no_slot(instance: InstanceValue, name: str) -> bool:
    """Tell whether all classes of an object list its attributes, and this is none of them."""
    listed: list[Value] = []
    for entry in instance.cls.mro:
        if not isinstance(entry, ClassValue) or "__slots__" not in entry.namespace:
            return False
        slots = entry.namespace["__slots__"]
        if isinstance(slots, Known):
            listed.append(slots)
        elif isinstance(slots, (TupleValue, ListValue)):
            listed += slots.items
        else:
            return False
    names = {one.value if isinstance(one, Known) else None for one in listed}
    # A private name stands in the list as it is written, and is set as it is mangled.
    is_clear = all(isinstance(one, str) and not one.startswith("__") for one in names)
    return is_clear and name not in names


def _set_function_attribute(function: FunctionValue, name: str, item: Value) -> None:
    if name in SPECIAL_PARTS:
        function.attributes.pop(name, None)
    if name == "__name__" and isinstance(item, Known) and isinstance(item.value, str):
        function.name = item.value
    elif name == "__qualname__" and isinstance(item, Known) and isinstance(item.value, str):
        function.qualname = item.value
    elif name == "__doc__" and isinstance(item, Known) and not isinstance(item.value, int):
        function.doc = item.value if isinstance(item.value, str) else None
    elif name == "__annotations__" and (annotations := _own_annotations(item)) is not None:
        function.annotations = annotations
    elif name == "__defaults__" and isinstance(item, TupleValue):
        function.defaults = item.items
    else:
        function.attributes[name] = item


def _own_annotations(item: Value) -> dict[str, Value] | None:
    """Give the names that a dict holds, and let it share them; None if it is not known in full."""
    if not isinstance(item, DictValue) or item.lost is not None:
        return None
    if isinstance(item.entries, LiveEntries):
        return item.entries.names
    names: dict[str, Value] = {}
    for key, (_, annotation) in item.entries.items():
        if not isinstance(key, str):
            return None
        names[key] = annotation
    item.entries = live(names)
    return names
