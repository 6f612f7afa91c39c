"""What the rooms of the type lowering ask of one another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import Subject
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.values import ClassValue, Value
from flowc_ir.literals import Literal
from flowc_ir.records import Definition
from flowc_ir.types import Type


class Naming(Protocol):
    """Gives the nominal table's names to classes."""

    def name(self, cls: ClassValue) -> str:
        """Give the unique name of a class."""
        ...

    def is_open(self, cls: ClassValue) -> bool:
        """Tell whether a class is being lowered right now."""
        ...

    def enter(self, cls: ClassValue) -> None:
        """Begin to lower a class."""
        ...

    def leave(self, cls: ClassValue) -> None:
        """End to lower a class."""
        ...


class Lowerer(Protocol):
    """The part of `TypeLowering` that handlers use."""

    definitions: dict[str, Definition]
    flytekit: Behaviour

    @property
    def records(self) -> Naming:
        """The names of records and enums."""
        ...

    def default(self, value: Value, type_: Type, annotation: Value, place: Place) -> Literal | None:
        """Give the literal of a field's default, None if it has none or is not known."""
        ...

    def lower_at(self, value: Value, place: Place) -> Type:
        """Lower a resolved type expression."""
        ...


Handler = Callable[[Lowerer, Subject], Type]
"""How one kind of type is lowered."""
