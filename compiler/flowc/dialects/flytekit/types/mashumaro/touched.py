"""Attributes that flytekit reads of a record, and sets again, before it is encoded."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.mro import library_bases, lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Value,
)

_PLAIN = frozenset(
    "builtins.object typing.Generic typing.Protocol abc.ABC typing_extensions.Protocol".split()
)
"""Library classes that have no attributes to speak of, and give none to instances."""


def untouchable(value: InstanceValue, place: Place) -> str:
    """Say why flytekit fails at an annotated name of a dataclass; empty if it does not.

    It goes over all annotations, of class variables and of bases too (flytekit 1.16.31
    core/type_engine.py `_make_dataclass_serializable`). Raises Lost.
    """
    cls = value.cls
    for name in _annotated(cls):
        if name in value.attributes:
            continue
        if lookup_in_mro(cls, name) is None:
            if any(base.name not in _PLAIN for base in library_bases(cls)):
                place.lose(f"whether `{cls.name}` has an attribute `{name}` is not known")
            return f"'{cls.name}' object has no attribute '{name}'"
        if not _has_dict(cls):
            return f"'{cls.name}' object attribute '{name}' is read-only"
    return ""


def _annotated(cls: ClassValue) -> Iterator[str]:
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            yield from entry.annotations


def _has_dict(cls: ClassValue) -> bool:
    """Tell whether attributes can be added to instances: some class of the MRO has no slots."""
    return any(_gives_dict(entry) for entry in cls.mro)


def _gives_dict(entry: Value) -> bool:
    if isinstance(entry, External):
        return entry.name not in _PLAIN
    slots = entry.namespace.get("__slots__") if isinstance(entry, ClassValue) else None
    match slots:
        case ListValue(items=items) | TupleValue(items=items):
            return any(isinstance(item, Known) and item.value == "__dict__" for item in items)
        case _:
            return slots is None
