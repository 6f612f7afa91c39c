"""Vagueness: library objects of which nothing but the name is known, not even the kind."""

from __future__ import annotations

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import External, Generic, Value

TYPE_MODULES = ("builtins.", "typing.", "types.", "collections.abc.")


def is_vague(machine: Machine, value: Value) -> bool:
    """Tell whether a value may be a constant of a library: a number, a text, None.

    Functions and classes that are modelled, and modules that were imported as such, are not.
    """
    if isinstance(value, Generic):
        return is_vague(machine, value.origin)
    if not isinstance(value, External):
        return False
    name, registry = value.name, machine.registry
    tables = (registry.models, registry.classes, registry.class_hooks, registry.constructors)
    if name in machine.library_modules or any(name in table for table in tables):
        return False
    return not name.startswith(TYPE_MODULES)
