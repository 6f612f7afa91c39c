"""Items: reading, writing and deleting `value[key]`."""

from __future__ import annotations

import builtins
import re
from typing import TypeAlias, TypeGuard

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.host import run_host
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def subscript(machine: Machine, value: Value, key: Value, span: Span) -> Value:
    """Read an item, or subscript a type."""
    match value:
        case Unknown():
            return value
        case Extension():
            return value.subscript(machine, key, span)
        case External():
            return _library_subscript(machine, value, key, span)
        case ClassValue():
            return _class_subscript(machine, value, key, span)
        case Generic() | TypeVariable():
            return Generic(value, _arguments(key))
        case DictValue():
            return _dict_item(machine, value, key, span)
        case ListValue() | TupleValue():
            return _sequence_item(machine, value, key, span)
        case Known(value=host):
            return _host_item(machine, host, key, span)
        case InstanceValue():
            return _instance_item(machine, value, key, span)
        case _:
            machine.throw("TypeError", "object is not subscriptable", span)


def _arguments(key: Value) -> tuple[Value, ...]:
    return key.items if isinstance(key, TupleValue) and key.cls is None else (key,)


def _library_subscript(machine: Machine, value: External, key: Value, span: Span) -> Value:
    model = machine.registry.models.get(f"{value.name}.__class_getitem__")
    if model is not None:
        return machine.call_with(External(f"{value.name}.__class_getitem__"), key, span=span)
    short = value.name.removeprefix("builtins.")
    if value.name.startswith("builtins.") and _has_no_items(vars(builtins).get(short)):
        machine.throw("TypeError", f"type '{short}' is not subscriptable", span)
    return Generic(value, _arguments(key))


def _has_no_items(host: object) -> bool:
    """Tell whether Python has a class that cannot be subscripted; `type` has a way of its own."""
    is_plain = isinstance(host, type) and host is not type
    return is_plain and "__class_getitem__" not in vars(host)


def _class_subscript(machine: Machine, cls: ClassValue, key: Value, span: Span) -> Value:
    for trait in cls.traits:
        if isinstance(trait, EnumTrait):
            if isinstance(key, Known) and isinstance(key.value, str):
                member = (trait.members | trait.aliases).get(key.value)
                if member is not None:
                    return member
                machine.throw_key_error(key, span)
            return key if isinstance(key, Unknown) else Unknown("an enum member", span)
    method = lookup_in_mro(cls, "__class_getitem__")
    if method is not None:
        inner = method.function if isinstance(method, ClassMethod) else method
        return machine.call_with(BoundMethod(inner, cls), key, span=span)
    return Generic(cls, _arguments(key))


def _dict_item(machine: Machine, value: DictValue, key: Value, span: Span) -> Value:
    if value.lost is not None:
        return value.lost
    token = machine.key(key, span)
    if isinstance(token, Unknown):
        return token.holding((value,))
    if (entry := value.entries.get(token)) is not None:
        return entry[1]
    if value.factory is not None:
        made = machine.call_with(value.factory, span=span)
        value.entries[token] = (key, made)
        return made
    if value.type_name == "collections.Counter":
        return Known(0)
    machine.throw_key_error(key, span)


def _sequence_item(
    machine: Machine, value: ListValue | TupleValue, key: Value, span: Span
) -> Value:
    if isinstance(value, ListValue) and value.lost is not None:
        return value.lost
    key = _index(machine, key, span)
    if isinstance(key, Unknown):
        return key.holding((value,))
    if isinstance(key, (External, Generic)):
        return machine.lost("a library object as an index is not known", span).holding((value,))
    if isinstance(key, Extension):
        key.refuse_host(span)
    if not isinstance(key, Known):
        machine.throw("TypeError", "indices must be integers or slices", span)
    items = value.items
    if _is_slice(key.value):
        chosen = _slice_of(machine, list(items), key.value, span)
        return ListValue(chosen) if isinstance(items, list) else TupleValue(tuple(chosen))
    if not isinstance(key.value, int):
        machine.throw("TypeError", "indices must be integers or slices", span)
    if not -len(items) <= key.value < len(items):
        kind = "list" if isinstance(value, ListValue) else "tuple"
        machine.throw("IndexError", f"{kind} index out of range", span)
    return items[key.value]


Slice: TypeAlias = "slice[int | None, int | None, int | None]"


def _is_slice(host: object) -> TypeGuard[Slice]:
    # What the bounds are is left to the host, which raises TypeError for what they may not be.
    return isinstance(host, slice)


def _is_match(host: object) -> TypeGuard[re.Match[str]]:
    return isinstance(host, re.Match)


def _is_index(host: object) -> TypeGuard[int]:
    return isinstance(host, int)


def _slice_of(machine: Machine, items: list[Value], part: Slice, span: Span) -> list[Value]:
    try:
        return items[part]
    except (TypeError, ValueError) as error:
        machine.throw(type(error).__name__, str(error), span)


def _index(machine: Machine, key: Value, span: Span) -> Value:
    """Give what an object counts as where a number is asked for."""
    if not isinstance(key, InstanceValue):
        return key
    if key.payload is not None:
        return key.payload
    method = machine.find_attribute(key, "__index__", span)
    return key if method is None else machine.call_with(method, span=span)


def _host_item(machine: Machine, host: object, key: Value, span: Span) -> Value:
    if not isinstance(host, (str, bytes, range)) and not _is_match(host):
        # Whatever the index is: `list[int]` in a class that has set `list` to a number.
        machine.throw("TypeError", f"'{type(host).__name__}' object is not subscriptable", span)
    key = _index(machine, key, span)
    if isinstance(key, (External, Generic)):
        return Unknown("a library object as an index is not known", span)
    if isinstance(key, Unknown):
        return key
    index = key.value if isinstance(key, Known) else key
    return run_host(lambda: _indexed(host, index), span)


def _indexed(host: object, index: object) -> object:
    if isinstance(host, (str, bytes, range)) and (_is_index(index) or _is_slice(index)):
        return host[index]
    if _is_match(host) and isinstance(index, (int, str)):
        return host[index]
    raise TypeError(f"'{type(host).__name__}' object is not subscriptable")


def _instance_item(machine: Machine, value: InstanceValue, key: Value, span: Span) -> Value:
    missing = lookup_in_mro(value.cls, "__missing__")
    if missing is not None and isinstance(value.payload, DictValue):
        if lookup_in_mro(value.cls, "__getitem__") is None:
            return _item_or_missing(machine, value, value.payload, key, span)
    method = machine.find_attribute(value, "__getitem__", span)
    if method is not None:
        return machine.call_with(method, key, span=span)
    if value.payload is not None:
        return subscript(machine, value.payload, key, span)
    machine.throw("TypeError", f"'{value.cls.name}' object is not subscriptable", span)


def _item_or_missing(
    machine: Machine, value: InstanceValue, payload: DictValue, key: Value, span: Span
) -> Value:
    token = machine.key(key, span)
    lost = token if isinstance(token, Unknown) else payload.lost
    if lost is not None:
        return lost
    if (entry := payload.entries.get(token)) is not None:
        return entry[1]
    return machine.call_with(machine.attribute(value, "__missing__", span), key, span=span)


def set_subscript(machine: Machine, value: Value, key: Value, item: Value, span: Span) -> None:
    """Write an item."""
    match value:
        case DictValue():
            token = machine.key(key, span)
            if isinstance(token, Unknown):
                forget(value, token, item)
            elif value.lost is not None:
                forget(value, value.lost, item)
            elif token in value.entries:
                value.entries[token] = (value.entries[token][0], item)
            else:
                value.entries[token] = (key, item)
        case ListValue():
            _set_list_item(machine, value, key, item, span)
        case InstanceValue():
            method = machine.find_attribute(value, "__setitem__", span)
            if method is not None:
                machine.call_with(method, key, item, span=span)
            elif value.payload is not None:
                set_subscript(machine, value.payload, key, item, span)
            else:
                machine.throw("TypeError", "object does not support item assignment", span)
        case Extension():
            method = machine.find_attribute(value, "__setitem__", span)
            if method is not None:
                machine.call_with(method, key, item, span=span)
        case Unknown():
            machine.lose([value], value)
        case External():
            machine.losses += 1
        case _:
            machine.throw("TypeError", "object does not support item assignment", span)


def _set_list_item(machine: Machine, value: ListValue, key: Value, item: Value, span: Span) -> None:
    if value.lost is not None:
        forget(value, value.lost, item)
    elif isinstance(key, Known) and isinstance(key.value, int):
        if not -len(value.items) <= key.value < len(value.items):
            machine.throw("IndexError", "list assignment index out of range", span)
        value.items[key.value] = item
    elif isinstance(key, Known) and _is_slice(key.value):
        items = machine.iterate(item, span)
        if isinstance(items, Unknown):
            forget(value, items)
            return
        try:
            value.items[key.value] = items
        except (TypeError, ValueError) as error:
            machine.throw(type(error).__name__, str(error), span)
    else:
        unknown = key if isinstance(key, Unknown) else Unknown("an index is not known", span)
        forget(value, unknown, item)


def delete_subscript(machine: Machine, value: Value, key: Value, span: Span) -> None:
    """Delete an item."""
    match value:
        case DictValue():
            token = machine.key(key, span)
            if isinstance(token, Unknown):
                forget(value, token)
            elif value.lost is None and token not in value.entries:
                machine.throw_key_error(key, span)
            else:
                value.entries.pop(token, None)
        case ListValue(items=items) if isinstance(key, Known):
            index = key.value
            run_host(lambda: _delete_host(items, index), span)
        case Extension() | InstanceValue():
            method = machine.find_attribute(value, "__delitem__", span)
            if method is None or isinstance(method, Unknown):
                machine.lose([value], machine.lost("an item is deleted", span))
            else:
                machine.call_with(method, key, span=span)
        case _:
            machine.lose([value], machine.lost("an item is deleted", span))


def _delete_host(items: list[Value], index: object) -> None:
    if not isinstance(index, (int, slice)):
        raise TypeError("list indices must be integers or slices")
    del items[index]
