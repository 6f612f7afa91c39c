"""collections.deque: a list that is also changed at its left end, and may be bounded."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.values import NONE, External, Known, ListValue, Unknown, Value
from flowc.frontend.library.arguments import known_int, signature
from flowc_ir.source import Span

DEQUE = signature("deque", "iterable maxlen", 0)
OF_LISTS = ("count", "index", "remove", "reverse", "__contains__", "insert")
COMPARED = ("==", "!=", "<", "<=", ">", ">=")


class Deque(Extension):
    """A deque over the list of its items; `limit` is how many it keeps at most."""

    __slots__ = ("items", "limit")

    def __init__(self, items: ListValue, limit: int | None) -> None:
        self.items = items
        self.limit = limit

    def describe(self) -> str:
        """Say what this is."""
        return "a deque"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: its methods."""
        if name == "maxlen":
            return Known(self.limit)
        if (method := METHODS.get(name)) is not None:
            return Builtin(f"deque.{name}", lambda inner, call: method(inner, self, call))
        if name == "__setitem__":
            return Builtin("deque.__setitem__", self._set_item)
        if name in OF_LISTS and (self.limit is None or name != "insert"):
            return context.attribute(self.items, name, span)
        if not hasattr(_host(), name):
            context.throw(
                "AttributeError", f"'collections.deque' object has no attribute '{name}'", span
            )
        unknown = Unknown(f"`{name}` of a deque is not followed", span)
        if not name.startswith("__"):
            forget(self.items, unknown)
        return unknown

    def _set_item(self, context: Context, call: Call) -> Value:
        key, value = call.positional
        method = context.attribute(self.items, "__setitem__", call.span)
        return context.call(method, Call(positional=(key, value), keywords={}, span=call.span))

    def put(self, values: list[Value], *, left: bool) -> None:
        """Add items at one end, and drop as many at the other as are too many."""
        held = self.items.items
        if left:
            held[:0] = values[::-1]
        else:
            held.extend(values)
        if self.limit is not None and len(held) > self.limit:
            kept = held[: self.limit] if left else held[len(held) - self.limit :]
            held[:] = kept

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return context.iterate(self.items, span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item."""
        if isinstance(key, Known) and isinstance(key.value, int) and self.items.lost is None:
            if not -len(self.items.items) <= key.value < len(self.items.items):
                context.throw("IndexError", "deque index out of range", span)
        return context.subscript(self.items, key, span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give whether there are any items."""
        return context.truth(self.items, span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Join two deques, or repeat one."""
        if operator == "+" and isinstance(other, Deque) and not reflected:
            return self._made(context.binary("+", self.items, other.items, span))
        if operator == "*":
            return self._made(context.binary("*", self.items, other, span))
        return None

    def _made(self, items: Value) -> Value:
        if not isinstance(items, ListValue):
            return items
        made = Deque(ListValue([]), self.limit)
        made.put(items.items, left=False)
        return made

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare the items with those of another deque."""
        if isinstance(other, Deque) and operator in COMPARED:
            return context.compare(operator, self.items, other.items, span)
        return super().compare(context, operator, other, reflected, span)

    def copied(self, part: Callable[[Value], Value]) -> Value | None:
        """Give a copy."""
        copy = ListValue([part(item) for item in self.items.items], self.items.lost)
        return Deque(copy, self.limit)

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()` of it."""
        inner = context.represent(self.items, span)
        if not isinstance(inner, Known):
            return inner
        limit = "" if self.limit is None else f", maxlen={self.limit}"
        return Known(f"deque({inner.value}{limit})")

    def reachable(self) -> tuple[Value, ...]:
        """Give the list of items."""
        return (self.items,)

    def python_type(self) -> Value:
        """Give the class."""
        return External("collections.deque")


def make_deque(context: Context, call: Call) -> Value:
    """Model `deque(iterable, maxlen)`."""
    bound = DEQUE.bind(context, call)
    limit = bound.get("maxlen", NONE)
    if not (isinstance(limit, Known) and (limit.value is None or isinstance(limit.value, int))):
        return Unknown("the length of a deque is not known", call.span)
    items = context.iterate(bound["iterable"], call.span) if "iterable" in bound else []
    if isinstance(items, Unknown):
        return items
    made = Deque(ListValue([]), limit.value)
    made.put(items, left=False)
    return made


def _host() -> type:
    from collections import deque

    return deque


def _append(context: Context, target: Deque, call: Call) -> Value:
    target.put([call.positional[0]], left=False)
    return NONE


def _append_left(context: Context, target: Deque, call: Call) -> Value:
    target.put([call.positional[0]], left=True)
    return NONE


def _extend(context: Context, target: Deque, call: Call) -> Value:
    return _put_all(context, target, call, left=False)


def _extend_left(context: Context, target: Deque, call: Call) -> Value:
    return _put_all(context, target, call, left=True)


def _put_all(context: Context, target: Deque, call: Call, *, left: bool) -> Value:
    items = context.iterate(call.positional[0], call.span)
    if isinstance(items, Unknown):
        forget(target.items, items)
    else:
        target.put(items, left=left)
    return NONE


def _pop(context: Context, target: Deque, call: Call) -> Value:
    return _take(context, target, call, -1)


def _pop_left(context: Context, target: Deque, call: Call) -> Value:
    return _take(context, target, call, 0)


def _take(context: Context, target: Deque, call: Call, position: int) -> Value:
    if target.items.lost is not None:
        return target.items.lost
    if not target.items.items:
        context.throw("IndexError", "pop from an empty deque", call.span)
    return target.items.items.pop(position)


def _clear(context: Context, target: Deque, call: Call) -> Value:
    target.items.items.clear()
    target.items.lost = None
    return NONE


def _copy(context: Context, target: Deque, call: Call) -> Value:
    return Deque(ListValue(list(target.items.items), target.items.lost), target.limit)


def _rotate(context: Context, target: Deque, call: Call) -> Value:
    steps = 1 if not call.positional else known_int(call.positional[0])
    held = target.items.items
    if steps is None:
        forget(target.items, Unknown("how far a deque is rotated is not known", call.span))
    elif held:
        cut = -steps % len(held)
        held[:] = [*held[cut:], *held[:cut]]
    return NONE


METHODS: dict[str, Callable[[Context, Deque, Call], Value]] = {
    "append": _append, "appendleft": _append_left, "extend": _extend, "extendleft": _extend_left,
    "pop": _pop, "popleft": _pop_left, "clear": _clear, "copy": _copy, "__copy__": _copy,
    "rotate": _rotate,
}  # fmt: skip
