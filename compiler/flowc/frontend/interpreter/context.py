"""What models of library code and dialects may ask of the interpreter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn, Protocol

from flowc.frontend.interpreter.values import ModuleValue, Unknown, Value
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


@dataclass(slots=True, kw_only=True)
class Call:
    """The arguments of one call, and where it stands."""

    positional: tuple[Value, ...]
    keywords: dict[str, Value]
    span: Span


class Context(Protocol):
    """What models of library code and dialects may ask of the interpreter.

    `span` is where the operation stands in the user's source. What Python would raise is raised as
    `signals.Raised`.
    """

    def call(self, function: Value, call: Call) -> Value:
        """Call a value."""
        ...

    def attribute(self, value: Value, name: str, span: Span) -> Value:
        """Read an attribute."""
        ...

    def has_attribute(self, value: Value, name: str, span: Span) -> bool | Unknown:
        """Tell whether reading an attribute would succeed."""
        ...

    def subscript(self, value: Value, key: Value, span: Span) -> Value:
        """Read an item."""
        ...

    def binary(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        """Apply a binary operator."""
        ...

    def compare(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        """Apply a comparison: `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`, `is`, `is not`."""
        ...

    def truth(self, value: Value, span: Span) -> bool | Unknown:
        """Give the truth value."""
        ...

    def iterate(self, value: Value, span: Span) -> list[Value] | Unknown:
        """Give all items of an iterable."""
        ...

    def equals(self, left: Value, right: Value, span: Span) -> bool | Unknown:
        """Tell whether `left == right`."""
        ...

    def text(self, value: Value, span: Span) -> Value:
        """Give `str(value)`."""
        ...

    def represent(self, value: Value, span: Span) -> Value:
        """Give `repr(value)`."""
        ...

    def format_value(self, value: Value, specification: str, span: Span) -> Value:
        """Give `format(value, specification)`."""
        ...

    def type_of(self, value: Value) -> Value:
        """Give `type(value)`."""
        ...

    def key(self, value: Value, span: Span) -> object | Unknown:
        """Give a host object that hashes and compares as the value does."""
        ...

    def throw(self, exception: str, message: str, span: Span, *, hint: str = "") -> NoReturn:
        """Raise a built-in exception in the user's program."""
        ...

    def tell(self, found: Diagnostic) -> None:
        """Report what is not wrong enough to end the program."""
        ...

    def lose(self, values: Iterable[Value], unknown: Unknown) -> None:
        """Forget the contents of all mutable values reachable from `values`."""
        ...

    def resolve_annotation(self, annotation: Value, module: ModuleValue, span: Span) -> Value:
        """Evaluate string annotations, also inside generics, in a module's global names."""
        ...

    def library_class(self, name: str) -> bool:
        """Tell whether a library class is modelled (`builtins.dict`, `enum.Enum`)."""
        ...


Model = Callable[[Context, Call], Value]
"""How a library function behaves: a function from arguments to a value."""


@dataclass(slots=True, eq=False)
class Builtin(Value):
    """A callable that the interpreter models itself; `name` is its qualified name."""

    name: str
    model: Model
