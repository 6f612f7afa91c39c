"""Iteration: all items of an iterable, as far as they are known."""

from __future__ import annotations

from flowc.frontend.interpreter.host import MAX_ITEMS, from_host
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    EnumTrait,
    Extension,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def iterate(machine: Machine, value: Value, span: Span) -> list[Value] | Unknown:
    """Give all items; an iterator is used up. Raises TypeError in the user's program."""
    match value:
        case ListValue(items=items, lost=lost):
            return list(items) if lost is None else lost
        case TupleValue(items=members):
            return list(members)
        case DictValue(entries=entries, lost=lost):
            return [key for key, _ in entries.values()] if lost is None else lost
        case SetValue(items=elements, lost=lost):
            return _set_items(elements, span) if lost is None else lost
        case IteratorValue():
            return drain(value)
        case Known(value=host):
            return _host_items(machine, host, span)
        case Unknown():
            return value
        case Extension():
            return value.iterate(machine, span)
        case _:
            return _iterate_objects(machine, value, span)


def _iterate_objects(machine: Machine, value: Value, span: Span) -> list[Value] | Unknown:
    match value:
        case ClassValue(traits=traits):
            for trait in traits:
                if isinstance(trait, EnumTrait):
                    return list(trait.members.values())
            if value.lost is not None:
                return value.lost
        case InstanceValue():
            return _instance_items(machine, value, span)
        case Generic():
            return machine.lost("iterating over a type is not followed", span)
        case _:
            return machine.lost("iterating over a library object is not followed", span)
    machine.throw("TypeError", "object is not iterable", span)


def drain(iterator: IteratorValue) -> list[Value] | Unknown:
    """Take all that is left of an iterator."""
    if iterator.lost is not None:
        return iterator.lost
    items = iterator.items[iterator.position :]
    iterator.position = len(iterator.items)
    return items


def _set_items(elements: dict[object, Value], span: Span) -> list[Value] | Unknown:
    """Give the items of a set in Python's order, where that order is the same everywhere.

    Ints below 8 stand at their own place in the smallest hash table, whatever the history of the
    set; the order of strings changes from process to process.
    """
    if len(elements) <= 1:
        return list(elements.values())
    if all(isinstance(key, int) and 0 <= key < 8 for key in elements):
        return [elements[key] for key in sorted(elements, key=_as_int)]
    return Unknown("the order of a set changes from run to run", span)


def _as_int(key: object) -> int:
    return key if isinstance(key, int) else -1


def _host_items(machine: Machine, host: object, span: Span) -> list[Value] | Unknown:
    if isinstance(host, (str, bytes)):
        return [Known(item) for item in host]
    if isinstance(host, range):
        if len(host) > MAX_ITEMS:
            return Unknown(f"the range has more than {MAX_ITEMS:,} items", span)
        return [from_host(item, span) for item in host]
    machine.throw("TypeError", f"'{type(host).__name__}' object is not iterable", span)


def _instance_items(machine: Machine, instance: InstanceValue, span: Span) -> list[Value] | Unknown:
    maker = machine.find_attribute(instance, "__iter__", span)
    if maker is not None:
        iterator = machine.call_with(maker, span=span)
        if isinstance(iterator, InstanceValue):
            return machine.lost("an iterator class of the user is not followed", span)
        return iterate(machine, iterator, span)
    if instance.payload is not None:
        return iterate(machine, instance.payload, span)
    if instance.lost is not None:
        return instance.lost
    machine.throw("TypeError", f"'{instance.cls.name}' object is not iterable", span)
