"""Members of flytekit's own enums."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import External, Known, Unknown, Value
from flowc_ir.source import Span


class MemberValue(Extension):
    """A member of an enum of flytekit's; `reading` is what settings make of it.

    `value` is its value as Python knows it, None if that is nothing plain. `is_text`: the enum is
    made of strings, so that a member is one.
    """

    __slots__ = ("cls", "is_text", "name", "reading", "value")

    def __init__(
        self, cls: str, name: str, value: object, reading: object, *, is_text: bool = False
    ) -> None:
        self.cls = cls
        self.name = name
        self.value = value
        self.reading = reading
        self.is_text = is_text

    def describe(self) -> str:
        """Say what this is."""
        return f"`{self.cls.rpartition('.')[2]}.{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read name or value."""
        if name == "name":
            return Known(self.name)
        if name == "value" and self.value is not None:
            return Known(self.value)
        return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by identity, as enums do; those made of strings also with strings."""
        if operator not in ("==", "!="):
            return super().compare(context, operator, other, reflected, span)
        if isinstance(other, MemberValue):
            return Known(((self.cls, self.name) == (other.cls, other.name)) == (operator == "=="))
        if isinstance(other, Known):
            is_same = self.is_text and self.value == other.value
            return Known(is_same == (operator == "=="))
        return super().compare(context, operator, other, reflected, span)

    def python_type(self) -> Value:
        """Give the class."""
        return External(self.cls)


def member(
    cls: str, name: str, value: object, reading: object, *, is_text: bool = False
) -> Callable[[], Value]:
    """Make the constant of a registry that gives a member."""
    return lambda: MemberValue(cls, name, value, reading, is_text=is_text)
