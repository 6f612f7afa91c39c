"""The classes that the modules of a project define."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import ClassValue, ModuleValue


def own_classes(session: Session) -> Iterator[ClassValue]:
    """Give the classes that stand in a module of the project under a name, each once."""
    for module in session.machine.modules.values():
        if not isinstance(module, ModuleValue) or not module.path:
            continue
        told: set[ClassValue] = set()
        for value in module.namespace.values():
            if isinstance(value, ClassValue) and value.module is module and value not in told:
                told.add(value)
                yield value
