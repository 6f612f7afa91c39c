"""Type variables of generic dataclasses, and what stands for them."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.values import ClassValue, FieldValue, Generic, TypeVariable, Value

_UNIONS = ("typing.Union", "types.UnionType")

Arguments = tuple[Value, ...]
Substitution = tuple[tuple[Value, Value], ...]
"""Pairs of a type variable and what stands for it; a variable is known by its identity."""


def substitutions(
    cls: ClassValue, arguments: Arguments = ()
) -> Iterator[tuple[ClassValue, Substitution]]:
    """Give a class and its bases, each with what stands for its type variables.

    `arguments` are those of the class itself (`Box[int]`), as far as they are there.
    """
    own = tuple(zip(_parameters(cls), arguments, strict=False))
    yield cls, own
    for base in cls.bases:
        if isinstance(base, ClassValue):
            yield from substitutions(base)
        elif isinstance(base, Generic) and isinstance(base.origin, ClassValue):
            given = tuple(substituted(argument, own) for argument in base.arguments)
            yield from substitutions(base.origin, given)


def field_type(
    annotation: Value, field: FieldValue, cls: ClassValue, arguments: Arguments
) -> Value:
    """Give the type of a field of a class that has these arguments."""
    for owner, substitution in substitutions(cls, arguments):
        if owner is field.owner:
            return substituted(annotation, substitution)
    return annotation


def substituted(value: Value, substitution: Substitution) -> Value:
    """Put what stands for type variables in their places."""
    if not substitution:
        return value
    for variable, argument in substitution:
        if value is variable:
            return argument
    if not isinstance(value, Generic) or is_generic(value, "typing.Literal"):
        return value
    arguments = tuple(substituted(argument, substitution) for argument in value.arguments)
    if is_generic(value, *_UNIONS):
        return united(value.origin, arguments)
    return Generic(value.origin, arguments)


def united(origin: Value, arguments: Arguments) -> Value:
    """Make a union anew: flat, without repeats, of one type that type."""
    parts: list[Value] = []
    for argument in arguments:
        inner = argument.arguments if isinstance(argument, Generic) else ()
        for part in inner if is_generic(argument, *_UNIONS) else (argument,):
            if not any(same_type(part, other) for other in parts):
                parts.append(part)
    return parts[0] if len(parts) == 1 else Generic(origin, tuple(parts))


def _parameters(cls: ClassValue) -> Arguments:
    """Give the type variables of a class: those of `Generic[…]`, or all that its bases name."""
    found: list[Value] = []
    for base in cls.bases:
        if is_generic(base, "typing.Generic", "typing.Protocol") and isinstance(base, Generic):
            return base.arguments
        found.extend(v for v in _variables(base) if not any(v is other for other in found))
    return tuple(found)


def _variables(value: Value) -> Iterator[Value]:
    if isinstance(value, TypeVariable) and value.supertype is None:
        yield value
    for argument in value.arguments if isinstance(value, Generic) else ():
        yield from _variables(argument)
