"""What a program has defined so far, and can use from there on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from random_programs.types import Field, Home, Type

Sort: TypeAlias = Literal["task", "dynamic", "container", "reference", "workflow", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something that a workflow can call.

    `is_named`: its outputs are those of a named tuple, so they have names of their own.
    """

    home: Home
    sort: Sort
    inputs: tuple[Field, ...]
    outputs: tuple[Field, ...]
    is_named: bool = False

    @property
    def signature(self) -> tuple[tuple[str, Type], ...]:
        """What it gives, as a conditional compares branches."""
        return tuple((one.name, one.type) for one in self.outputs)


@dataclass(frozen=True, slots=True)
class Constant:
    """A name of a module that holds a plain value."""

    home: Home
    type: Type


@dataclass(slots=True)
class World:
    """All definitions, in the order in which the program makes them."""

    entities: list[Entity] = field(default_factory=list[Entity])
    constants: list[Constant] = field(default_factory=list[Constant])
    types: list[Type] = field(default_factory=list[Type])
    plan_names: set[str] = field(default_factory=set[str])
    decorators: list[Home] = field(default_factory=list[Home])
    tuples: list[tuple[Home, tuple[Field, ...]]] = field(
        default_factory=list[tuple[Home, tuple[Field, ...]]]
    )

    def callable_entities(self, *sorts: Sort) -> list[Entity]:
        """Give what can be called, of some sorts or of all."""
        return [one for one in self.entities if not sorts or one.sort in sorts]
