"""Instances of library classes, known by their constructor's arguments."""

from __future__ import annotations

from collections.abc import Sequence

from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import External, Known, TypeVariable, Unknown, Value
from flowc_ir.source import Span

_UNHASHABLE = frozenset(
    ("flytekit.FlyteDirectory", "flytekit.StructuredDataset", "flytekit.FlyteSchema")
)
"""Of flytekit 1.16.31; files have a `__hash__` of their own."""


class LibraryObject(Extension):
    """An instance of the library class `name`, made with `arguments` (by parameter name)."""

    __slots__ = ("arguments", "name")

    def __init__(self, name: str, arguments: dict[str, Value]) -> None:
        self.name = name
        self.arguments = arguments

    def describe(self) -> str:
        """Say what this is."""
        return f"an instance of `{self.name}`"

    def is_hashable(self) -> bool:
        """Tell whether Python can hash it: not flytekit's dataclasses that compare."""
        return self.name not in _UNHASHABLE

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: what was given to the constructor under that name."""
        if (value := self.arguments.get(name)) is not None:
            return value
        return Unknown(f"attribute `{name}` of {self.describe()} is not known", span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Apply a comparison; library classes may define their own."""
        if self is other and operator in ("==", "!="):
            return Known(operator == "==")
        return Unknown(f"`{operator}` on {self.describe()} is not known", span)

    def python_type(self) -> Value:
        """Give the class."""
        return External(self.name)


def constructor(
    name: str, parameters: Sequence[str], required: int = 0, read: Sequence[str] | None = None
) -> Model:
    """Give the model of a constructor that keeps what it is given.

    One that takes any keyword keeps those that it reads, and passes over the others.
    """

    def model(context: Context, call: Call) -> Value:
        arguments = dict(zip(parameters, call.positional, strict=False))
        short = name.rpartition(".")[2]
        if len(call.positional) > len(parameters):
            context.throw("TypeError", f"{short}() takes fewer arguments", call.span)
        for keyword, value in call.keywords.items():
            if keyword in arguments or (keyword not in parameters and read is None):
                message = f"{short}() got an unexpected keyword argument '{keyword}'"
                free = (each for each in parameters if each not in arguments)
                context.throw("TypeError", message, call.span, hint=closest(keyword, free))
            if keyword in parameters or (read is not None and keyword in read):
                arguments[keyword] = value
        for parameter in parameters[:required]:
            if parameter not in arguments:
                message = f"{short}() missing a required argument: '{parameter}'"
                context.throw("TypeError", message, call.span)
        return LibraryObject(name, arguments)

    return model


class PlainVariable(TypeVariable):
    """A type variable that surely has neither bound nor constraints nor variance."""

    __slots__ = ()


def type_variable(context: Context, call: Call) -> Value:
    """Model `TypeVar(name)`; what is said beyond the name makes it a variable of unknown kind."""
    name = call.positional[0] if call.positional else call.keywords.get("name")
    if not (isinstance(name, Known) and isinstance(name.value, str)):
        return Unknown("the name of a type variable is not known", call.span)
    if len(call.positional) <= 1 and set(call.keywords) <= {"name"}:
        return PlainVariable(name.value)
    if set(call.keywords) & {"covariant", "contravariant", "infer_variance"}:
        return TypeVariable(name.value, "typing.TypeVar of a variance")
    return TypeVariable(name.value)
