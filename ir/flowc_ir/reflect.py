"""What classes and values of the IR are made of."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from types import NoneType
from typing import TypeGuard


def hints_of(cls: type[object]) -> dict[str, object]:
    """Give the names of the fields of a dataclass, in order, with their annotations."""
    return dict[str, object](typing.get_type_hints(cls))


def defaults_of(cls: type[object]) -> dict[str, object]:
    """Give the names of the fields of a dataclass with their defaults, `MISSING` where none is."""
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is no part of the IR")
    return {field.name: field.default for field in dataclasses.fields(cls)}


def alternatives(hint: object) -> tuple[object, ...]:
    """Give the arms of a union, or the one type that there is; None among them as NoneType."""
    arms: tuple[object, ...] = (hint,)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        arms = typing.get_args(hint)
    return tuple(NoneType if arm is None else arm for arm in arms)


def repeated_item(hint: object) -> object:
    """Give `X` of `tuple[X, ...]`; None for all else."""
    arguments: tuple[object, ...] = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is ...:
        return arguments[0]
    return None


def fixed_items(hint: object) -> tuple[object, ...]:
    """Give `(X, Y)` of `tuple[X, Y]`; nothing for all else."""
    if typing.get_origin(hint) is tuple and repeated_item(hint) is None:
        arguments: tuple[object, ...] = typing.get_args(hint)
        return arguments
    return ()


def is_class(hint: object) -> TypeGuard[type[object]]:
    """Tell whether a hint is a class."""
    return isinstance(hint, type)


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Tell whether a value is a tuple."""
    return isinstance(value, tuple)


def is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    """Tell whether a value is a sequence; protobuf's repeated fields are."""
    return isinstance(value, Sequence)


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a value is a JSON object."""
    return isinstance(value, dict)
