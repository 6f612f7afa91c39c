"""collections: `defaultdict`, `OrderedDict`, `Counter`, `deque`."""

from __future__ import annotations

from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.values import (
    NONE,
    Call,
    Context,
    DictValue,
    Extension,
    External,
    Known,
    ListValue,
    Unknown,
    Value,
    forget,
)
from flowc.frontend.library.arguments import known_int, signature
from flowc.frontend.library.builtin_classes import fill_dict
from flowc_ir.source import Span

DEQUE = signature("deque", "iterable maxlen", 0)


def _default_dict(context: Context, call: Call) -> Value:
    factory = call.positional[0] if call.positional else NONE
    rest = Call(positional=call.positional[1:], keywords=call.keywords, span=call.span)
    is_plain = isinstance(factory, Known) and factory.value is None
    made = DictValue({}, type_name="collections.defaultdict", factory=None if is_plain else factory)
    return fill_dict(context, made, rest) or made


def _ordered_dict(context: Context, call: Call) -> Value:
    made = DictValue({}, type_name="collections.OrderedDict")
    return fill_dict(context, made, call) or made


def _counter(context: Context, call: Call) -> Value:
    made = DictValue({}, type_name="collections.Counter")
    if call.keywords or (call.positional and isinstance(call.positional[0], DictValue)):
        return fill_dict(context, made, call) or made
    if not call.positional:
        return made
    items = context.iterate(call.positional[0], call.span)
    if isinstance(items, Unknown):
        return items
    for item in items:
        key = context.key(item, call.span)
        if isinstance(key, Unknown):
            return key
        count = known_int(made.entries[key][1]) if key in made.entries else 0
        first = made.entries[key][0] if key in made.entries else item
        made.entries[key] = (first, Known((count or 0) + 1))
    return made


class Deque(Extension):
    """A `deque`: a list that is also changed at its left end."""

    __slots__ = ("items", "limit")

    def __init__(self, items: ListValue, limit: int | None) -> None:
        self.items = items
        self.limit = limit

    def describe(self) -> str:
        """Say what this is."""
        return "a deque"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: the methods that are followed."""
        from flowc.frontend.interpreter.values import Builtin

        if name == "maxlen":
            return Known(self.limit)
        if name in METHODS and self.limit is None:
            method = METHODS[name]
            return Builtin(f"deque.{name}", lambda inner, call: method(inner, self.items, call))
        if name in ("append", "extend", "pop", "clear", "count", "index", "remove", "reverse"):
            if self.limit is None:
                return context.attribute(self.items, name, span)
        if name.startswith("__"):
            return Unknown(f"`{name}` of a deque is not followed", span)
        self.items.lost = self.items.lost or Unknown(f"`{name}` of a deque is not followed", span)
        return self.items.lost

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return context.iterate(self.items, span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item."""
        return context.subscript(self.items, key, span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give whether there are any items."""
        return context.truth(self.items, span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare the items with those of another deque."""
        if isinstance(other, Deque):
            return context.compare(operator, self.items, other.items, span)
        return super().compare(context, operator, other, reflected, span)

    def reachable(self) -> tuple[Value, ...]:
        """Give the list of items."""
        return (self.items,)

    def python_type(self) -> Value:
        """Give the class."""
        return External("collections.deque")


def _append_left(context: Context, receiver: Value, call: Call) -> Value:
    if isinstance(receiver, ListValue):
        receiver.items.insert(0, call.positional[0])
    return NONE


def _pop_left(context: Context, receiver: Value, call: Call) -> Value:
    if isinstance(receiver, ListValue):
        if receiver.lost is not None:
            return receiver.lost
        if receiver.items:
            return receiver.items.pop(0)
    context.throw("IndexError", "pop from an empty deque", call.span)


def _extend_left(context: Context, receiver: Value, call: Call) -> Value:
    items = context.iterate(call.positional[0], call.span)
    if isinstance(receiver, ListValue):
        if isinstance(items, Unknown):
            forget(receiver, items)
        else:
            receiver.items[:0] = items[::-1]
    return NONE


METHODS: dict[str, Method] = {
    "appendleft": _append_left, "popleft": _pop_left, "extendleft": _extend_left,
}  # fmt: skip


def _deque(context: Context, call: Call) -> Value:
    bound = DEQUE.bind(context, call)
    limit = bound.get("maxlen", NONE)
    if not (isinstance(limit, Known) and (limit.value is None or isinstance(limit.value, int))):
        return Unknown("the length of a deque is not known", call.span)
    items = context.iterate(bound["iterable"], call.span) if "iterable" in bound else []
    if isinstance(items, Unknown):
        return items
    size = limit.value if isinstance(limit.value, int) else None
    kept = items if size is None else items[max(0, len(items) - size) :]
    return Deque(ListValue(kept), size)


def install(registry: Registry) -> None:
    """Add the classes."""
    registry.models |= {
        "collections.defaultdict": _default_dict, "collections.OrderedDict": _ordered_dict,
        "collections.Counter": _counter, "collections.deque": _deque,
    }  # fmt: skip
    registry.classes |= {
        f"collections.{name}" for name in "defaultdict OrderedDict Counter deque".split()
    }
    registry.aliases |= {
        "collections.Mapping": "collections.abc.Mapping",
        "_collections_abc": "collections.abc",
    }
    registry.reasons["collections.ChainMap"] = "is not followed"
