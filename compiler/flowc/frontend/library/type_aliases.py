"""`type X = …`: an alias whose value is evaluated when it is asked for."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import (
    External,
    FunctionValue,
    Generic,
    Known,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.source import Span


class TypeAlias(Extension):
    """An instance of `typing.TypeAliasType`."""

    __slots__ = ("name", "thunk")

    def __init__(self, name: str, thunk: FunctionValue) -> None:
        self.name = name
        self.thunk = thunk

    def describe(self) -> str:
        """Say what this is."""
        return f"the type alias `{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        match name:
            case "__value__":
                call = Call(positional=self._parameters(), keywords={}, span=span)
                return context.call(self.thunk, call)
            case "__name__":
                return Known(self.name)
            case "__type_params__" | "__parameters__":
                return TupleValue(self._parameters())
            case "__module__":
                return Known(self.thunk.module.name)
            case _:
                return super().get_attribute(context, name, span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Give the alias with arguments."""
        return Generic(self, key.items if isinstance(key, TupleValue) else (key,))

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Make a union."""
        if operator != "|":
            return None
        parts = (other, self) if reflected else (self, other)
        return Generic(External("typing.Union"), parts)

    def text(self, context: Context, span: Span) -> Value:
        """Give its name."""
        return Known(self.name)

    def python_type(self) -> Value:
        """Give the class."""
        return External("typing.TypeAliasType")

    def _parameters(self) -> tuple[Value, ...]:
        names = [argument.arg for argument in self.thunk.node.args.args]
        return tuple(TypeVariable(name, "typing.TypeVar of a definition") for name in names)


def make_alias(context: Context, call: Call) -> Value:
    """Model what a `type` statement calls: the name, and a function that gives the value."""
    name, thunk = call.positional
    if isinstance(name, Known) and isinstance(thunk, FunctionValue):
        return TypeAlias(str(name.value), thunk)
    return Unknown("this type alias is not followed", call.span)
