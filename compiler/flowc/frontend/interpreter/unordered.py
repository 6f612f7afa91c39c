"""What a folder holds: values whose order is that of the file system."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    NONE,
    External,
    IteratorValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.lack import Lack
from flowc_ir.source import Span

REASON = "the order of the files in a folder differs from machine to machine"
CHANGING = frozenset(
    "add append clear close discard extend insert next pop popitem popleft read readline readlines "
    "remove send setdefault sort update write".split()  # noqa: SIM905
)
"""Methods of library objects whose results depend on the order in which they are called."""


class Unordered(Extension):
    """A list or an iterator of known values in an order that is not known, until it is sorted."""

    __slots__ = ("is_iterator", "items", "lost", "ordered")

    def __init__(self, items: list[Value], *, is_iterator: bool = False) -> None:
        self.items = items
        self.is_iterator = is_iterator
        self.ordered: ListValue | None = None
        self.lost: Unknown | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "what a folder holds"

    def in_any_order(self) -> list[Value] | Unknown:
        """Give the items for a use that their order does not matter to; an iterator is used up."""
        if self.lost is not None:
            return self.lost
        items = self.items
        if self.is_iterator:
            self.items = []
        return list(items)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items: not known before they are sorted, unless there is one at most."""
        if self.ordered is not None:
            return context.iterate(self.ordered, span)
        items = self.in_any_order()
        if isinstance(items, Unknown) or len(items) < 2:
            return items
        return Unknown(REASON, span, lack=Lack.WORLD)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method of the list."""
        if self.ordered is not None:
            return context.attribute(self.ordered, name, span)
        if not self.is_iterator:
            match name:
                case "sort":
                    return Builtin("list.sort", self._sort)
                case "__len__":
                    return Builtin("list.__len__", lambda inner, call: self.length())
                case "__contains__":
                    return Builtin("list.__contains__", self._contains)
                case _:
                    pass
        return Unknown(REASON, span, lack=Lack.WORLD)

    def length(self) -> Value:
        """Give the number of items."""
        return self.lost or Known(len(self.items))

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        if self.ordered is not None:
            return context.truth(self.ordered, span)
        if self.lost is not None:
            return self.lost
        return self.is_iterator or bool(self.items)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item: not known before they are sorted, unless there is one at most."""
        items = self.iterate(context, span)
        return (
            items if isinstance(items, Unknown) else context.subscript(ListValue(items), key, span)
        )

    def lose(self, unknown: Unknown) -> None:
        """Forget the items."""
        self.lost = self.lost or unknown
        if self.ordered is not None:
            self.ordered.lost = self.ordered.lost or unknown

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes the list."""
        return method not in ("__len__", "__contains__", "index", "count", "copy")

    def python_type(self) -> Value:
        """Give the class."""
        return External("types.GeneratorType" if self.is_iterator else "builtins.list")

    def _contains(self, context: Context, call: Call) -> Value:
        if self.lost is not None:
            return self.lost
        return context.compare("in", call.positional[0], ListValue(self.items), call.span)

    def _sort(self, context: Context, call: Call) -> Value:
        given = Call(positional=(self,), keywords=call.keywords, span=call.span)
        ordered = context.call(External("builtins.sorted"), given)
        if isinstance(ordered, ListValue):
            self.ordered = ordered
        else:
            self.lose(Unknown("how a list is sorted is not known", call.span))
        return NONE


OrderFree = ast.ListComp | ast.SetComp | ast.GeneratorExp


def of_folder(items: list[Value], *, is_iterator: bool = False) -> Value:
    """Give what a folder holds as a list or an iterator: a plain one if it is one item at most."""
    if len(items) > 1:
        return Unordered(items, is_iterator=is_iterator)
    return IteratorValue(iter(items)) if is_iterator else ListValue(items)


def is_order_free(machine: Machine, node: OrderFree, scope: Scope) -> bool:
    """Tell whether a comprehension makes the same items whatever the order of its source.

    So it is if it calls nothing but library functions that change nothing.
    """
    if len(node.generators) != 1:
        return False
    generator = node.generators[0]
    targets = {n.id for n in ast.walk(generator.target) if isinstance(n, ast.Name)}
    for part in (node.elt, *generator.ifs):
        for inner in ast.walk(part):
            if isinstance(inner, (ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom, ast.Lambda)):
                return False
            if isinstance(inner, ast.Call) and not _is_free(machine, inner.func, targets, scope):
                return False
    return True


def _is_free(machine: Machine, function: ast.expr, targets: set[str], scope: Scope) -> bool:
    if isinstance(function, ast.Attribute) and function.attr in CHANGING:
        return False
    base = function
    while isinstance(base, (ast.Attribute, ast.Call, ast.Subscript)):
        base = base.func if isinstance(base, ast.Call) else base.value
    if not isinstance(base, ast.Name):
        return isinstance(base, (ast.Constant, ast.JoinedStr, ast.BinOp))
    if base.id in targets and base is not function:
        return True
    value = scope.lookup(base.id)
    if value is None:
        value = machine.external(f"builtins.{base.id}")
    return isinstance(value, (External, Known, RootedPath))
