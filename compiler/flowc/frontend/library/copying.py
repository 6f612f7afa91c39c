"""copy: shallow and deep copies of values."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    Partial,
    SetValue,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import call_with
from flowc_ir.source import Span

SHARED = (
    Known, ClassValue, External, FunctionValue, Generic, ModuleValue, TypeVariable, Builtin,
    Unknown,
)  # fmt: skip


def _copy(context: Context, call: Call) -> Value:
    value = call.positional[0]
    match value:
        case ListValue():
            return ListValue(list(value.items), value.lost)
        case DictValue():
            return DictValue(dict(value.entries), value.lost, value.factory, value.type_name)
        case SetValue():
            return SetValue(dict(value.items), value.frozen, value.lost, value.disturbed)
        case TupleValue():
            return value
        case InstanceValue():
            return _copy_instance(context, value, "__copy__", call.span)
        case Extension():
            return value.copied(lambda part: part) or _shared(value, call.span)
        case _:
            return _shared(value, call.span)


def _shared(value: Value, span: Span) -> Value:
    if isinstance(value, SHARED):
        return value
    return Unknown("copying this object is not followed", span)


def _copy_instance(context: Context, value: InstanceValue, hook: str, span: Span) -> Value:
    if "_name_" in value.attributes:
        return value
    method = lookup_in_mro(value.cls, hook)
    if method is not None:
        return call_with(context, BoundMethod(method, value), span=span)
    for name in ("__reduce__", "__reduce_ex__", "__getstate__", "__setstate__"):
        if lookup_in_mro(value.cls, name) is not None:
            return Unknown(f"copying by `{name}` is not followed", span)
    payload = value.payload
    if isinstance(payload, (ListValue, DictValue, SetValue)):
        payload = _copy(context, Call(positional=(payload,), keywords={}, span=span))
    return InstanceValue(value.cls, dict(value.attributes), payload, value.lost)


def _deep_copy(context: Context, call: Call) -> Value:
    return _deep(context, call.positional[0], {}, call.span)


def _deep(context: Context, value: Value, memo: dict[int, Value], span: Span) -> Value:
    if id(value) in memo:
        return memo[id(value)]
    if len(memo) > 100_000:
        return Unknown("the object is too large to copy", span)
    match value:
        case ListValue():
            made = memo[id(value)] = ListValue([], value.lost)
            made.items.extend(_deep(context, item, memo, span) for item in value.items)
            return made
        case DictValue():
            copied = memo[id(value)] = DictValue({}, value.lost, value.factory, value.type_name)
            for key, (name, item) in value.entries.items():
                copied.entries[key] = (name, _deep(context, item, memo, span))
            return copied
        case SetValue():
            made_set = SetValue(dict(value.items), value.frozen, value.lost, value.disturbed)
            return memo.setdefault(id(value), made_set)
        case TupleValue():
            parts = tuple(_deep(context, item, memo, span) for item in value.items)
            same = all(a is b for a, b in zip(parts, value.items, strict=True))
            return memo.setdefault(id(value), value if same else TupleValue(parts, value.cls))
        case InstanceValue():
            return _deep_instance(context, value, memo, span)
        case Partial():
            return Unknown("copying a partial is not followed", span)
        case Extension():
            part = value.copied(lambda part: _deep(context, part, memo, span))
            return memo.setdefault(id(value), part or _shared(value, span))
        case _:
            return _shared(value, span)


def _deep_instance(
    context: Context, value: InstanceValue, memo: dict[int, Value], span: Span
) -> Value:
    if lookup_in_mro(value.cls, "__deepcopy__") is not None:
        return Unknown("`__deepcopy__` is not followed", span)
    made = _copy_instance(context, value, "__deepcopy__", span)
    memo[id(value)] = made
    if isinstance(made, InstanceValue) and made is not value:
        for name, item in list(made.attributes.items()):
            made.attributes[name] = _deep(context, item, memo, span)
        if value.payload is not None:
            made.payload = _deep(context, value.payload, memo, span)
    return made


def install(registry: Registry) -> None:
    """Add the module."""
    registry.models |= {"copy.copy": _copy, "copy.deepcopy": _deep_copy}
