"""Values that a dialect adds, and what operations of Python do with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.source import Span

Names: TypeAlias = Mapping[str, Value]


class Extension(Value):
    """The root of values that a dialect adds: promises, tasks, workflows, settings.

    Each method says what an operation of Python does with it (by default, nothing is known), or
    raises `Raised` for what Python would raise.
    """

    __slots__ = ()

    def describe(self) -> str:
        """Say in a few words what this is, for messages."""
        return type(self).__name__

    def is_hashable(self) -> bool:
        """Tell whether Python takes it as a key, and as the default of a dataclass field."""
        return True

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        return Unknown(f"attribute `{name}` of {self.describe()} is not known", span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute; False means that nothing is known of it."""
        return False

    def call(self, context: Context, call: Call) -> Value:
        """Call it."""
        return Unknown(f"calling {self.describe()} is not known", call.span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item."""
        return Unknown(f"indexing {self.describe()} is not known", span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Apply a binary operator (`+`, `>>`, `&`…); None means NotImplemented."""
        return Unknown(f"`{operator}` on {self.describe()} is not known", span)

    def unary(self, context: Context, operator: str, span: Span) -> Value:
        """Apply a unary operator (`-`, `+`, `~`)."""
        return Unknown(f"`{operator}` on {self.describe()} is not known", span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Apply a comparison (`==`, `<`…); None means NotImplemented."""
        if operator in ("==", "!="):
            return Known((self is other) == (operator == "=="))
        return Unknown(f"`{operator}` on {self.describe()} is not known", span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        return True

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return Unknown(f"iterating over {self.describe()} is not known", span)

    def iterator(self, context: Context, span: Span) -> Iterator[Value] | None:
        """Give the items one at a time; None means that `iterate` gives them at once."""
        return None

    def lose(self, unknown: Unknown) -> None:
        """Forget what unknown code that gets hold of the value may have changed."""

    def copied(self, part: Callable[[Value], Value]) -> Value | None:
        """Give a copy (`copy.copy`), `part` applied to all that it holds; None: not followed."""
        return None

    def replaced(self, context: Context, changes: Names, span: Span) -> Value | None:
        """Give a copy with other fields (`dataclasses.replace`); None: not followed."""
        return None

    def is_changed_by(self, method: str) -> bool:
        """Tell whether calling a method of it may change it, or anything else."""
        return True

    def refuse_host(self, span: Span) -> None:
        """Raise what Python would if code of its library that takes plain values got it."""

    def reachable(self) -> Iterable[Value]:
        """Give the values that unknown code could change through this one."""
        return ()

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()` of it."""
        return Unknown(f"the text of {self.describe()} is not known", span)

    def python_type(self) -> Value:
        """Give `type()` of it."""
        return Unknown(f"the type of {self.describe()} is not known")
