"""Methods of dicts: of plain ones, `defaultdict`, `OrderedDict` and `Counter`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import machine_of, signature
from flowc.frontend.library.builtin_classes import fill_dict
from flowc_ir.source import Span

COUNTER = "collections.Counter"

GET = signature("get", "key default", 1)
POP = signature("pop", "key default", 1)
SET_DEFAULT = signature("setdefault", "key default", 1)
MOVE = signature("move_to_end", "key last", 1)
POP_ITEM = signature("popitem", "last", 0)


class DictView(Extension):
    """What `keys()`, `values()` and `items()` give: the dict as it is at each moment."""

    __slots__ = ("kind", "source")

    def __init__(self, source: DictValue, kind: str) -> None:
        self.source = source
        self.kind = kind

    def describe(self) -> str:
        """Say what this is."""
        return f"the {self.kind} of a dict"

    def items(self) -> list[Value] | Unknown:
        """Give the items as they are now."""
        if self.source.lost is not None:
            return self.source.lost
        entries = list(self.source.entries.values())
        match self.kind:
            case "keys":
                return [key for key, _ in entries]
            case "values":
                return [item for _, item in entries]
            case _:
                return [TupleValue(entry) for entry in entries]

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return self.items()

    def iterator(self, context: Context, span: Span) -> Iterator[Value]:
        """Give the items one at a time, as they are when each is asked for."""
        for key in walk(machine_of(context), self.source, span):
            token = context.key(key, span)
            entry = self.source.entries[token]
            yield {"keys": entry[0], "values": entry[1]}.get(self.kind) or TupleValue(entry)

    def reachable(self) -> Iterable[Value]:
        """Give the dict itself."""
        return (self.source,)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes the dict: none does."""
        return False

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give whether there are any."""
        return bool(self.source.entries) if self.source.lost is None else self.source.lost

    def as_set(self, context: Context, span: Span) -> SetValue | Unknown:
        """Give the items as a set, for set operations."""
        items = self.items()
        if isinstance(items, Unknown):
            return items
        made: dict[object, Value] = {}
        for item in items:
            key = context.key(item, span)
            if isinstance(key, Unknown):
                return key
            made[key] = item
        return SetValue(made)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Apply a set operation."""
        own = self.as_set(context, span)
        if isinstance(own, Unknown):
            return own
        if isinstance(other, DictView):
            right = other.as_set(context, span)
            return (
                right if isinstance(right, Unknown) else context.binary(operator, own, right, span)
            )
        if not isinstance(other, SetValue):
            return Unknown("this operation on a view of a dict is not followed", span)
        left, right_ = (other, own) if reflected else (own, other)
        return context.binary(operator, left, right_, span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare as a set."""
        if self.kind == "values":
            return super().compare(context, operator, other, reflected, span)
        own = self.as_set(context, span)
        right = other.as_set(context, span) if isinstance(other, DictView) else other
        if isinstance(own, Unknown):
            return own
        return context.compare(operator, own, right, span)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        if name == "mapping":
            return self.source
        return super().get_attribute(context, name, span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `dict_keys([…])`."""
        items = self.items()
        if isinstance(items, Unknown):
            return items
        inner = context.represent(ListValue(items), span)
        return Known(f"dict_{self.kind}({inner.value})") if isinstance(inner, Known) else inner

    def python_type(self) -> Value:
        """Give the class."""
        return External(f"builtins.dict_{self.kind}")


def _view(kind: str) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        return DictView(receiver, kind) if isinstance(receiver, DictValue) else NONE

    return method


def _dict(receiver: Value) -> DictValue:
    return receiver if isinstance(receiver, DictValue) else DictValue({})


def _get(context: Context, receiver: Value, call: Call) -> Value:
    bound = GET.bind(context, call)
    source = _dict(receiver)
    key = context.key(bound["key"], call.span)
    if isinstance(key, Unknown):
        return key.holding((source, *bound.values()))
    if source.lost is not None:
        return source.lost.holding(bound.values())
    entry = source.entries.get(key)
    return bound.get("default", NONE) if entry is None else entry[1]


def _pop(context: Context, receiver: Value, call: Call) -> Value:
    bound = POP.bind(context, call)
    source = _dict(receiver)
    key = context.key(bound["key"], call.span)
    if isinstance(key, Unknown):
        forget(source, key)
    if source.lost is not None:
        return source.lost
    entry = source.entries.pop(key, None)
    if entry is not None:
        return entry[1]
    if "default" in bound:
        return bound["default"]
    machine_of(context).throw_key_error(bound["key"], call.span)


def _pop_item(context: Context, receiver: Value, call: Call) -> Value:
    source = _dict(receiver)
    last = context.truth(POP_ITEM.bind(context, call).get("last", Known(True)), call.span)
    if isinstance(last, Unknown):
        forget(source, last)
    if source.lost is not None:
        return source.lost
    if not source.entries:
        context.throw("KeyError", "popitem(): dictionary is empty", call.span)
    key = list(source.entries)[-1] if last else next(iter(source.entries))
    return TupleValue(source.entries.pop(key))


def _set_default(context: Context, receiver: Value, call: Call) -> Value:
    bound = SET_DEFAULT.bind(context, call)
    source = _dict(receiver)
    key = context.key(bound["key"], call.span)
    if isinstance(key, Unknown):
        forget(source, key)
    default = bound.get("default", NONE)
    if source.lost is not None:
        forget(source, source.lost, default)
        return source.lost
    return source.entries.setdefault(key, (bound["key"], default))[1]


def _update(context: Context, receiver: Value, call: Call) -> Value:
    source = _dict(receiver)
    if source.type_name == COUNTER:
        return _counted("update")(context, receiver, call)
    fill_dict(context, source, call)
    if source.lost is not None:
        forget(source, source.lost, *call.positional, *call.keywords.values())
    return NONE


def _clear(context: Context, receiver: Value, call: Call) -> Value:
    source = _dict(receiver)
    source.entries.clear()
    source.lost = None
    return NONE


def _copy(context: Context, receiver: Value, call: Call) -> Value:
    source = _dict(receiver)
    return DictValue(dict(source.entries), source.lost, source.factory, source.type_name)


def _or_in_place(context: Context, receiver: Value, call: Call) -> Value:
    _update(context, receiver, call)
    return receiver


def _move_to_end(context: Context, receiver: Value, call: Call) -> Value:
    bound = MOVE.bind(context, call)
    source = _dict(receiver)
    if source.type_name != "collections.OrderedDict":
        context.throw("AttributeError", "'dict' object has no attribute 'move_to_end'", call.span)
    key = context.key(bound["key"], call.span)
    last = context.truth(bound.get("last", Known(True)), call.span)
    for unknown in (key, last):
        if isinstance(unknown, Unknown):
            forget(source, unknown)
    if source.lost is not None:
        return NONE
    if key not in source.entries:
        machine_of(context).throw_key_error(bound["key"], call.span)
    entry = source.entries.pop(key)
    if last:
        source.entries[key] = entry
    else:
        rest = dict(source.entries)
        source.entries.clear()
        source.entries[key] = entry
        source.entries.update(rest)
    return NONE


def _most_common(context: Context, receiver: Value, call: Call) -> Value:
    source = _dict(receiver)
    if source.type_name != "collections.Counter":
        context.throw("AttributeError", "'dict' object has no attribute 'most_common'", call.span)
    if source.lost is not None:
        return source.lost
    counts: list[tuple[int, tuple[Value, Value]]] = []
    for entry in source.entries.values():
        if not (isinstance(entry[1], Known) and isinstance(entry[1].value, int)):
            return Unknown("a count is not a known int", call.span)
        counts.append((entry[1].value, entry))
    limit = call.positional[0] if call.positional else call.keywords.get("n", NONE)
    if not isinstance(limit, Known) or not (limit.value is None or isinstance(limit.value, int)):
        return Unknown("how many are asked for is not known", call.span)
    ordered = sorted(counts, key=lambda pair: pair[0], reverse=True)
    size = len(ordered) if limit.value is None else max(0, limit.value)
    return ListValue([TupleValue(entry) for _, entry in ordered[:size]])


def _counted(name: str) -> Method:
    """Model a method of `Counter` by what is written in Python."""

    def model(context: Context, receiver: Value, call: Call) -> Value:
        if _dict(receiver).type_name != COUNTER:
            message = f"'dict' object has no attribute '{name}'"
            context.throw("AttributeError", message, call.span)
        function = machine_of(context).external(f"flowc.counter.{name}")
        positional = (receiver, *call.positional)
        return context.call(
            function, Call(positional=positional, keywords=call.keywords, span=call.span)
        )

    return model


def install(registry: Registry) -> None:
    """Add the methods."""
    methods: dict[str, Method] = {
        "keys": _view("keys"), "values": _view("values"), "items": _view("items"), "get": _get,
        "pop": _pop, "popitem": _pop_item, "setdefault": _set_default, "update": _update,
        "clear": _clear, "copy": _copy, "__i|__": _or_in_place,
    }  # fmt: skip
    registry.methods[DictValue] = methods
    for name in ("elements", "subtract", "total"):
        methods[name] = _counted(name)
    for name, extra in (("move_to_end", _move_to_end), ("most_common", _most_common)):
        methods[name] = extra
