"""Methods of lists and tuples."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.host import MAX_ITEMS
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    Known,
    ListValue,
    NamedTupleTrait,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import (
    known_int,
    machine_of,
    not_known,
    signature,
)
from flowc.frontend.library.ordering import sort_values
from flowc_ir.source import Span

SORT = signature("sort", keyword_only="key reverse")
INDEX = signature("index", "value start stop", 1)
ONE = {name: signature(name, "item") for name in ("append", "extend", "remove", "count")}
INSERT = signature("insert", "index item")
POP = signature("pop", "index", 0)


def list_method(name: str, method: Method) -> Method:
    """Guard a method of lists: once the contents are lost, so is what it adds or gives."""

    def guarded(context: Context, receiver: Value, call: Call) -> Value:
        if isinstance(receiver, ListValue) and receiver.lost is not None:
            forget(receiver, receiver.lost, *call.positional, *call.keywords.values())
            return NONE if name in RETURNS_NONE else receiver.lost
        return method(context, receiver, call)

    return guarded


RETURNS_NONE = frozenset({"append", "extend", "insert", "clear", "reverse", "sort", "appendleft"})


def _items(receiver: Value) -> list[Value]:
    if isinstance(receiver, ListValue):
        return receiver.items
    return list(receiver.items) if isinstance(receiver, TupleValue) else []


def _append(context: Context, receiver: Value, call: Call) -> Value:
    _items(receiver).append(ONE["append"].bind(context, call)["item"])
    return NONE


def extend(context: Context, receiver: ListValue, source: Value, span: Span) -> None:
    """Add the items of an iterable; if they are not known, neither are the list's."""
    items = context.iterate(source, span)
    if isinstance(items, Unknown):
        forget(receiver, items)
    elif len(receiver.items) + len(items) > MAX_ITEMS:
        forget(receiver, Unknown(f"the list has more than {MAX_ITEMS:,} items", span), *items)
    else:
        machine_of(context).charge(ListValue(items))
        receiver.items.extend(items)


def _extend(context: Context, receiver: Value, call: Call) -> Value:
    source = ONE["extend"].bind(context, call)["item"]
    if isinstance(receiver, ListValue):
        extend(context, receiver, source, call.span)
    return NONE


def _insert(context: Context, receiver: Value, call: Call) -> Value:
    bound = INSERT.bind(context, call)
    index = known_int(bound["index"])
    if isinstance(receiver, ListValue):
        if index is None:
            forget(receiver, not_known(bound["index"], "an index", call.span))
        else:
            receiver.items.insert(index, bound["item"])
    return NONE


def _pop(context: Context, receiver: Value, call: Call) -> Value:
    given = POP.bind(context, call).get("index", Known(-1))
    index = known_int(given)
    items = _items(receiver)
    if index is None:
        unknown = not_known(given, "an index", call.span)
        context.lose([receiver], unknown)
        return unknown
    if not -len(items) <= index < len(items):
        message = "pop index out of range" if items else "pop from empty list"
        context.throw("IndexError", message, call.span)
    return items.pop(index)


def _find(context: Context, items: list[Value], wanted: Value, span: Span) -> int | None | Unknown:
    for position, item in enumerate(items):
        same = item is wanted or context.equals(item, wanted, span)
        if isinstance(same, Unknown):
            return same
        if same:
            return position
    return None


def _remove(context: Context, receiver: Value, call: Call) -> Value:
    items = _items(receiver)
    position = _find(context, items, ONE["remove"].bind(context, call)["item"], call.span)
    if isinstance(position, Unknown):
        context.lose([receiver], position)
    elif position is None:
        context.throw("ValueError", "list.remove(x): x not in list", call.span)
    else:
        del items[position]
    return NONE


def _index(context: Context, receiver: Value, call: Call) -> Value:
    bound = INDEX.bind(context, call)
    start, stop = known_int(bound.get("start", Known(0))), known_int(bound.get("stop"))
    if start is None or ("stop" in bound and stop is None):
        return Unknown("where to look is not known", call.span)
    items = _items(receiver)
    first, last, _ = slice(start, stop).indices(len(items))
    position = _find(context, items[first:last], bound["value"], call.span)
    if isinstance(position, Unknown):
        return position
    if position is None:
        kind = "tuple.index(x): x not in tuple" if isinstance(receiver, TupleValue) else None
        context.throw("ValueError", kind or "x is not in list", call.span)
    return Known(first + position)


def _count(context: Context, receiver: Value, call: Call) -> Value:
    wanted = ONE["count"].bind(context, call)["item"]
    count = 0
    for item in _items(receiver):
        same = item is wanted or context.equals(item, wanted, call.span)
        if isinstance(same, Unknown):
            return same
        count += same
    return Known(count)


def _sort(context: Context, receiver: Value, call: Call) -> Value:
    bound = SORT.bind(context, call)
    reverse = context.truth(bound.get("reverse", Known(False)), call.span)
    if not isinstance(receiver, ListValue):
        return NONE
    if isinstance(reverse, Unknown):
        forget(receiver, reverse)
        return NONE
    ordered = sort_values(context, receiver.items, bound.get("key"), reverse, call.span)
    if isinstance(ordered, Unknown):
        forget(receiver, ordered)
    else:
        receiver.items[:] = ordered
    return NONE


def _reverse(context: Context, receiver: Value, call: Call) -> Value:
    _items(receiver).reverse()
    return NONE


def _clear(context: Context, receiver: Value, call: Call) -> Value:
    if isinstance(receiver, ListValue):
        receiver.items.clear()
        receiver.lost = None
    return NONE


def _copy(context: Context, receiver: Value, call: Call) -> Value:
    return ListValue(list(_items(receiver)))


def _in_place_repeat(context: Context, receiver: Value, call: Call) -> Value:
    made = machine_of(context).binary("*", receiver, call.positional[0], call.span)
    if isinstance(receiver, ListValue):
        if isinstance(made, ListValue):
            receiver.items[:] = made.items
        elif isinstance(made, Unknown):
            forget(receiver, made)
    return receiver


def _fields(receiver: Value) -> tuple[str, ...]:
    if isinstance(receiver, TupleValue) and receiver.cls is not None:
        for trait in receiver.cls.traits:
            if isinstance(trait, NamedTupleTrait):
                return tuple(field.name for field in trait.fields)
    return ()


def _named_fields(context: Context, receiver: Value, method: str, span: Span) -> tuple[str, ...]:
    if not (isinstance(receiver, TupleValue) and receiver.cls is not None):
        context.throw("AttributeError", f"'tuple' object has no attribute '{method}'", span)
    return _fields(receiver)


def _as_dict(context: Context, receiver: Value, call: Call) -> Value:
    names = _named_fields(context, receiver, "_asdict", call.span)
    pairs = zip(names, _items(receiver), strict=True)
    return DictValue({name: (Known(name), item) for name, item in pairs})


def _replace(context: Context, receiver: Value, call: Call) -> Value:
    if not isinstance(receiver, TupleValue):
        return NONE
    names = _named_fields(context, receiver, "_replace", call.span)
    for name in call.keywords:
        if name not in names:
            context.throw("ValueError", f"Got unexpected field names: {[name]}", call.span)
    pairs = zip(names, receiver.items, strict=True)
    return TupleValue(tuple(call.keywords.get(n, item) for n, item in pairs), receiver.cls)


METHODS: dict[str, Method] = {
    "append": _append, "extend": _extend, "insert": _insert, "pop": _pop, "remove": _remove,
    "index": _index, "count": _count, "sort": _sort, "reverse": _reverse, "copy": _copy,
    "__i*__": _in_place_repeat,
}  # fmt: skip


def install(registry: Registry) -> None:
    """Add the methods."""
    guarded = {name: list_method(name, method) for name, method in METHODS.items()}
    registry.methods[ListValue] = guarded | {"clear": _clear}
    registry.methods[TupleValue] = {
        "index": _index, "count": _count, "_asdict": _as_dict, "_replace": _replace,
    }  # fmt: skip
