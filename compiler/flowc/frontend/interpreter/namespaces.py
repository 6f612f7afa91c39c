"""`globals()` and `vars(module)`: the names of a module as a dict."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ModuleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


class NamespaceValue(Extension):
    """The names of a module as a dict: what is read and written is the module itself."""

    __slots__ = ("module",)

    def __init__(self, module: ModuleValue) -> None:
        self.module = module

    def describe(self) -> str:
        """Say what this is."""
        return f"the names of module `{self.module.name}`"

    def snapshot(self) -> DictValue:
        """Give the names as they are now, as a dict of its own."""
        entries: dict[object, tuple[Value, Value]] = {
            name: (Known(name), value) for name, value in self.module.namespace.items()
        }
        return DictValue(entries, lost=self.module.lost_names)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a method of the dict."""
        match name:
            case "__setitem__":
                return Builtin("dict.__setitem__", self._set)
            case "__contains__":
                return Builtin(
                    "dict.__contains__",
                    lambda context, call: context.compare(
                        "in", call.positional[0], self.snapshot(), call.span
                    ),
                )
            case "update":
                return Builtin("dict.update", self._update)
            case "setdefault" | "pop" | "clear" | "popitem" | "__delitem__":
                return Unknown(f"`{name}` of {self.describe()} is not followed", span)
            case _:
                return context.attribute(self.snapshot(), name, span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read a name."""
        return context.subscript(self.snapshot(), key, span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the names."""
        return context.iterate(self.snapshot(), span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """A module always has names."""
        return True

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Combine with another dict."""
        left, right = (other, self.snapshot()) if reflected else (self.snapshot(), other)
        return context.binary(operator, left, right, span)

    def python_type(self) -> Value:
        """Give the class."""
        return External("builtins.dict")

    def _set(self, context: Context, call: Call) -> Value:
        key, value = call.positional
        if isinstance(key, Known) and isinstance(key.value, str):
            self.module.namespace[key.value] = value
        else:
            self.module.lost_names = Unknown("a global name is set that is not known", call.span)
        return NONE

    def _update(self, context: Context, call: Call) -> Value:
        for given in call.positional:
            if isinstance(given, DictValue) and given.lost is None:
                for key, item in given.entries.values():
                    self._set(context, Call(positional=(key, item), keywords={}, span=call.span))
            else:
                reason = "global names are set that are not known"
                self.module.lost_names = Unknown(reason, call.span)
        self.module.namespace.update(call.keywords)
        return NONE
