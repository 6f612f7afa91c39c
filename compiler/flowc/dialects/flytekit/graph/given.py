"""Inputs of dynamic workflows: their values are known when the body runs, and not before."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.source import Span
from flowc_ir.types import ListType, MapType, SimpleType, Type


class GivenValue(Extension):
    """An input of a dynamic workflow, where its body is only looked at.

    Nothing is known of it but its name and its type, which is an atom's, a list's or a mapping's.
    """

    __slots__ = ("name", "type")

    def __init__(self, name: str, type_: SimpleType | ListType | MapType) -> None:
        self.name = name
        self.type = type_

    def describe(self) -> str:
        """Say what this is."""
        return f"the input `{self.name}`"

    def unknown(self, span: Span) -> Unknown:
        """Give an unknown value that stands for it."""
        return Unknown(f"`{self.name}` is known only when the workflow runs", span)

    def may_be(self, wanted: Type) -> bool:
        """Tell whether the value may fit a port, whatever it is.

        Only what is of another kind altogether never does: what flytekit makes of a path, or of an
        empty list, depends on more.
        """
        match wanted:
            case SimpleType(kind=kind):
                return isinstance(self.type, SimpleType) and self.type.kind is kind
            case ListType():
                return isinstance(self.type, ListType)
            case MapType():
                return isinstance(self.type, MapType)
            case _:
                return True

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Nothing is known; what a promise says of it goes first."""
        if isinstance(other, Extension) and not isinstance(other, GivenValue):
            return None
        return self.unknown(span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Nothing is known."""
        return self.unknown(span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Nothing is known."""
        return self.unknown(span)
