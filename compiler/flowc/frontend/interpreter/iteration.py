"""Iteration: the items of an iterable, one at a time, as far as they are known."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TypeGuard

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import MAX_ITEMS, from_host
from flowc.frontend.interpreter.machine import MAX_NESTING, Machine
from flowc.frontend.interpreter.signals import BudgetExceededError, ItemsLost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    ORDER_OF_SET,
    ClassValue,
    DictValue,
    EnumTrait,
    ExceptionValue,
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
from flowc_ir.lazy_dataclass import dataclass
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
            return _set_items(value, elements, span) if lost is None else lost
        case IteratorValue():
            return drain(machine, value, span)
        case Known(value=host):
            return _host_items(machine, host, span)
        case Unknown():
            use_up(machine, value)
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
            iterator = _instance_iterator(machine, value, span)
            if isinstance(iterator, InstanceValue):
                iterator = make_iterator(machine, iterator, span)
            return iterate(machine, iterator, span)
        case Generic():
            return machine.lost("iterating over a type is not followed", span)
        case _:
            return machine.lost("iterating over a library object is not followed", span)
    machine.throw("TypeError", f"'{type_name(machine, value)}' object is not iterable", span)


def type_name(machine: Machine, value: Value) -> str:
    """Give the short name of a value's class, for messages."""
    cls = machine.type_of(value)
    match cls:
        case ClassValue(name=name):
            return name
        case _:
            return getattr(cls, "name", "object").rpartition(".")[2]


def drain(machine: Machine, iterator: IteratorValue, span: Span) -> list[Value] | Unknown:
    """Take all that is left of an iterator."""
    items: list[Value] = []
    try:
        while (item := advance(machine, iterator, span)) is not None:
            items.append(item)
            if len(items) > MAX_ITEMS:
                iterator.lost = machine.lost(f"there are more than {MAX_ITEMS:,} items", span)
                return iterator.lost
    except ItemsLost as lost:
        return lost.unknown
    return items


def advance(machine: Machine, iterator: IteratorValue, span: Span) -> Value | None:
    """Give the next item, None at the end; raises `ItemsLost` where it is not known."""
    if iterator.lost is not None:
        raise ItemsLost(iterator.lost)
    machine.steps -= 1
    machine.nesting += 1
    if machine.nesting > MAX_NESTING or machine.steps < 0:
        machine.nesting -= 1
        raise BudgetExceededError("iterators are nested too deep, or never end", span)
    try:
        return next(iterator.source, None)
    except ItemsLost as lost:
        machine.losses += 1
        iterator.lost = lost.unknown
        raise
    except Raised as raised:
        if is_stop(raised.exception):
            return None
        raise
    except ValueError as error:
        # The host says so of a generator that asks itself for an item, and so does Python.
        machine.throw("ValueError", str(error), span)
    finally:
        machine.nesting -= 1


@dataclass(frozen=True, slots=True)
class Ended:
    """An iterator has no more items; a generator then gives what its body returns."""

    value: Value


def step(
    machine: Machine, iterator: IteratorValue, span: Span, given: Value | Raised | None = None
) -> Value | Ended:
    """Go on to the next item: `given` is sent into a generator, or raised in it.

    Raises `ItemsLost` where it is not known how it goes on.
    """
    if iterator.lost is not None:
        raise ItemsLost(iterator.lost)
    machine.tick(span)
    try:
        return _resumed(iterator.source, given)
    except StopIteration as stop:
        result: object = stop.value
        return Ended(result if isinstance(result, Value) else NONE)
    except ItemsLost as lost:
        machine.losses += 1
        iterator.lost = lost.unknown
        raise
    except ValueError as error:
        machine.throw("ValueError", str(error), span)


def _resumed(source: Iterator[Value], given: Value | Raised | None) -> Value:
    if given is None or (isinstance(given, Known) and given.value is None):
        return next(source)
    if is_resumable(source):
        return source.throw(given) if isinstance(given, Raised) else source.send(given)
    if isinstance(given, Raised):
        raise given
    raise StopIteration


def is_resumable(source: Iterator[Value]) -> TypeGuard[Generator[Value, Value | None, Value]]:
    """Tell whether values and exceptions can be sent into an iterator."""
    return isinstance(source, Generator)


def make_iterator(machine: Machine, value: Value, span: Span) -> Value:
    """Give `iter(value)`: an iterator as it is, anything else walked from its start."""
    match value:
        case IteratorValue():
            return value
        case Unknown():
            use_up(machine, value)
            return value
        case ListValue():
            return IteratorValue(_walk_list(value), (value,), "builtins.list_iterator")
        case DictValue():
            return IteratorValue(
                _walk_dict(machine, value, span), (value,), "builtins.dict_keyiterator"
            )
        case InstanceValue():
            iterator = _instance_iterator(machine, value, span)
            if isinstance(iterator, InstanceValue):
                return IteratorValue(_walk_instance(machine, iterator, span), (iterator,))
            return make_iterator(machine, iterator, span)
        case _:
            if isinstance(value, Extension):
                source = value.iterator(machine, span)
                if source is not None:
                    return IteratorValue(source, (value,))
            items = iterate(machine, value, span)
            if isinstance(items, Unknown):
                return items
            return IteratorValue(iter(items), (value,), f"builtins.{_kind(value)}_iterator")


def _kind(value: Value) -> str:
    match value:
        case TupleValue():
            return "tuple"
        case SetValue():
            return "set"
        case Known(value=host):
            return type(host).__name__
        case _:
            return "list"


def use_up(machine: Machine, unknown: Unknown) -> None:
    """Forget how far iterators have come that an unknown iterable may be."""
    machine.stir(unknown)
    for held in unknown.holds:
        if isinstance(held, IteratorValue):
            machine.lose([held], unknown)


def walk(machine: Machine, value: Value, span: Span) -> Iterator[Value]:
    """Give items one at a time, as `for` does; raises `ItemsLost` where they are not known."""
    iterator = make_iterator(machine, value, span)
    return _walk_iterator(machine, iterator, span)


def _walk_iterator(machine: Machine, iterator: Value, span: Span) -> Iterator[Value]:
    if isinstance(iterator, Unknown):
        raise ItemsLost(iterator)
    if not isinstance(iterator, IteratorValue):
        raise ItemsLost(machine.lost("this iterator is not followed", span))
    while (item := advance(machine, iterator, span)) is not None:
        yield item


def _walk_list(value: ListValue) -> Iterator[Value]:
    position = 0
    while value.lost is None and position < len(value.items):
        yield value.items[position]
        position += 1
    if value.lost is not None:
        raise ItemsLost(value.lost)


def _walk_dict(machine: Machine, value: DictValue, span: Span) -> Iterator[Value]:
    if value.lost is not None:
        raise ItemsLost(value.lost)
    size = len(value.entries)
    for key, _ in list(value.entries.values()):
        yield key
        if value.lost is not None:
            raise ItemsLost(value.lost)
        if len(value.entries) != size:
            machine.throw("RuntimeError", "dictionary changed size during iteration", span)


def _walk_instance(machine: Machine, iterator: InstanceValue, span: Span) -> Iterator[Value]:
    """Walk an iterator class of the user, until its `__next__` raises StopIteration."""
    method = machine.find_attribute(iterator, "__next__", span)
    if method is None:
        machine.throw("TypeError", f"'{iterator.cls.name}' object is not an iterator", span)
    if isinstance(method, Unknown):
        raise ItemsLost(method)
    while True:
        losses = machine.losses
        try:
            item = machine.call_with(method, span=span)
        except Raised as raised:
            if is_stop(raised.exception):
                return
            raise
        if isinstance(item, Unknown) and machine.losses != losses:
            raise ItemsLost(item)
        yield item


def is_stop(exception: Value) -> bool:
    """Tell whether an exception ends an iteration."""
    return isinstance(exception, ExceptionValue) and exception.cls.name == "builtins.StopIteration"


def _set_items(value: SetValue, elements: dict[object, Value], span: Span) -> list[Value] | Unknown:
    """Give the items of a set in Python's order, where that order is the same everywhere.

    Ints below 8 stand at their own place in the smallest hash table, unless something else that
    stood there was removed; the order of strings changes from process to process.
    """
    if len(elements) <= 1:
        return list(elements.values())
    if not value.disturbed and all(isinstance(k, int) and 0 <= k < 8 for k in elements):
        return [elements[key] for key in sorted(elements, key=_as_int)]
    return Unknown(ORDER_OF_SET, span)


def _as_int(key: object) -> int:
    return key if isinstance(key, int) else -1


def _host_items(machine: Machine, host: object, span: Span) -> list[Value] | Unknown:
    if isinstance(host, (str, bytes)):
        if len(host) > MAX_ITEMS:
            return Unknown(f"the text has more than {MAX_ITEMS:,} characters", span)
        return [Known(item) for item in host]
    if isinstance(host, range):
        # The length of a range may be more than `len` can give.
        if host[: MAX_ITEMS + 1] != host:
            return Unknown(f"the range has more than {MAX_ITEMS:,} items", span)
        return [from_host(item, span) for item in host]
    machine.throw("TypeError", f"'{type(host).__name__}' object is not iterable", span)


def _instance_iterator(machine: Machine, instance: InstanceValue, span: Span) -> Value:
    maker = machine.find_attribute(instance, "__iter__", span)
    if maker is not None:
        return machine.call_with(maker, span=span)
    if instance.payload is not None:
        return instance.payload
    if instance.lost is not None:
        return instance.lost
    if machine.find_attribute(instance, "__getitem__", span) is not None:
        return machine.lost("iterating by `__getitem__` is not followed", span)
    machine.throw("TypeError", f"'{instance.cls.name}' object is not iterable", span)
