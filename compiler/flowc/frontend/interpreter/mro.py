"""The classes that a class derives from, in the order of look-up."""

from __future__ import annotations

from flowc.frontend.interpreter.values import ClassValue, External, Value

MIXINS = "flowc.mixins"
"""The module of the classes whose methods subclasses of library classes inherit."""


def lookup_in_mro(cls: ClassValue, name: str, after: ClassValue | None = None) -> Value | None:
    """Find a name in the classes of an MRO, after `after` if given; library classes are skipped."""
    is_active = after is None
    for entry in cls.mro:
        if is_active and isinstance(entry, ClassValue):
            if (value := entry.namespace.get(name)) is not None:
                return value
        if entry is after:
            is_active = True
    return None


def library_bases(cls: ClassValue, after: ClassValue | None = None) -> list[External]:
    """Give the library classes of an MRO, those after `after` if given."""
    is_active = after is None
    found: list[External] = []
    for entry in cls.mro:
        if is_active and isinstance(entry, External):
            found.append(entry)
        if entry is after:
            is_active = True
    return found


def shown_mro(cls: ClassValue) -> tuple[Value, ...]:
    """Give an MRO as Python shows it: library classes stand for what they hand on."""
    return tuple(
        entry
        for entry in cls.mro
        if not (isinstance(entry, ClassValue) and entry.module.name == MIXINS)
    )
