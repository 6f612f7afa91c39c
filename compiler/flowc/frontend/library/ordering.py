"""Order: `sorted`, `min`, `max`, and the items of sets where their order does not matter."""

from __future__ import annotations

from functools import cmp_to_key

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.unordered import REASON as UNORDERED
from flowc.frontend.interpreter.unordered import Unordered
from flowc.frontend.interpreter.values import (
    NONE,
    ORDER_OF_SET,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import call_with, is_none, signature
from flowc_ir.source import Span

SORTED = signature("sorted", "iterable", keyword_only="key reverse")


def items_in_any_order(context: Context, value: Value, span: Span) -> list[Value] | Unknown:
    """Give the items of an iterable for a use that does not depend on the order of a set."""
    if isinstance(value, Unordered) and value.ordered is None:
        return value.in_any_order()
    if isinstance(value, SetValue) and value.lost is None:
        return list(value.items.values())
    return context.iterate(value, span)


def sort_values(
    context: Context, items: list[Value], key: Value | None, reverse: bool, span: Span
) -> list[Value] | Unknown:
    """Sort as `sorted` does: stable, by `<` only."""
    keys = items if key is None or is_none(key) else _keys(context, items, key, span)
    order = _order_of(context, keys, reverse, span)
    return order if isinstance(order, Unknown) else [items[position] for position in order]


def _order_of(
    context: Context, keys: list[Value], reverse: bool, span: Span
) -> list[int] | Unknown:
    def compare(left: int, right: int) -> int:
        if _less(context, keys[left], keys[right], span):
            return -1
        return 1 if _less(context, keys[right], keys[left], span) else 0

    try:
        return sorted(range(len(keys)), key=cmp_to_key(compare), reverse=reverse)
    except ItemsLost as lost:
        return lost.unknown


def _keys(context: Context, items: list[Value], key: Value, span: Span) -> list[Value]:
    return [call_with(context, key, item, span=span) for item in items]


def _less(context: Context, left: Value, right: Value, span: Span) -> bool:
    holds = context.truth(context.compare("<", left, right, span), span)
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds


def is_totally_ordered(items: list[Value]) -> bool:
    """Tell whether distinct items have one order only, however they are given."""
    kinds = {_kind(item) for item in items}
    return len(kinds) <= 1 and None not in kinds


def _kind(value: Value) -> str | None:
    match value:
        case Known(value=bool() | int()):
            return "number"
        case Known(value=float() as number) if number == number:  # noqa: PLR0124 - not NaN
            return "number"
        case Known(value=str()):
            return "str"
        case Known(value=bytes()):
            return "bytes"
        case Known(value=host) if type(host).__name__ == "PosixPath":
            return "path"
        case RootedPath(host=host):
            return f"rooted {type(host).__name__}"
        case TupleValue(items=items) if len({_kind(item) for item in items}) == 1:
            inner = _kind(items[0])
            return None if inner is None else f"tuple of {inner}"
        case _:
            return None


def _needs_order(value: Value, keys: list[Value], has_key: bool, span: Span) -> Unknown | None:
    """Say that the result depends on an order that is not known, if it may.

    It does not if the keys can be sorted in one way only; values of equal keys would keep theirs.
    """
    if not isinstance(value, (SetValue, Unordered)) or len(keys) < 2:
        return None
    if isinstance(value, Unordered) and value.ordered is not None:
        return None
    if is_totally_ordered(keys) and not (has_key and _has_equal(keys)):
        return None
    if isinstance(value, Unordered):
        return value.lost or Unknown(UNORDERED, span)
    return Unknown(ORDER_OF_SET, span)


def _has_equal(keys: list[Value]) -> bool:
    """Tell whether two of some keys may be equal."""
    hosts = {key.value for key in keys if isinstance(key, Known)}
    return len(hosts) != len(keys)


def _sorted(context: Context, call: Call) -> Value:
    bound = SORTED.bind(context, call)
    source, key = bound["iterable"], bound.get("key")
    items = items_in_any_order(context, source, call.span)
    if isinstance(items, Unknown):
        return items
    keys = items if is_none(key) else _keys(context, items, key or NONE, call.span)
    if (unknown := _needs_order(source, keys, not is_none(key), call.span)) is not None:
        return unknown
    reverse = context.truth(bound.get("reverse", Known(False)), call.span)
    if isinstance(reverse, Unknown):
        return reverse
    order = _order_of(context, keys, reverse, call.span)
    return order if isinstance(order, Unknown) else ListValue([items[place] for place in order])


def _extreme(context: Context, call: Call, name: str, operator: str) -> Value:
    keywords = dict(call.keywords)
    key, default = keywords.pop("key", None), keywords.pop("default", None)
    if keywords or not call.positional:
        context.throw("TypeError", f"{name}() got unexpected arguments", call.span)
    source = call.positional[0] if len(call.positional) == 1 else TupleValue(call.positional)
    items = items_in_any_order(context, source, call.span)
    if isinstance(items, Unknown):
        return items
    if not items:
        if default is not None:
            return default
        context.throw("ValueError", f"{name}() arg is an empty sequence", call.span)
    keys = items if key is None or is_none(key) else _keys(context, items, key, call.span)
    if (unknown := _needs_order(source, keys, keys is not items, call.span)) is not None:
        return unknown
    best = 0
    for position in range(1, len(items)):
        better = context.compare(operator, keys[position], keys[best], call.span)
        holds = context.truth(better, call.span)
        if isinstance(holds, Unknown):
            return holds
        if holds:
            best = position
    if isinstance(keys[best], Unknown):
        return keys[best]
    return items[best]


def install(registry: Registry) -> None:
    """Add `sorted`, `min` and `max`."""
    registry.models["builtins.sorted"] = _sorted
    registry.models["builtins.min"] = lambda context, call: _extreme(context, call, "min", "<")
    registry.models["builtins.max"] = lambda context, call: _extreme(context, call, "max", ">")
