"""The names of classes in the nominal table."""

from __future__ import annotations

from flowc.frontend.interpreter.values import ClassValue


class RecordNames:
    """Names of classes in the nominal table, and the records that are being lowered."""

    def __init__(self) -> None:
        self._names: dict[ClassValue, str] = {}
        self._taken: set[str] = set()
        self._open: list[ClassValue] = []

    def name(self, cls: ClassValue) -> str:
        """Give the unique name of a class: module and qualified name, numbered if it repeats."""
        if (known := self._names.get(cls)) is not None:
            return known
        base = name = f"{cls.module.name}.{cls.qualname}"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{base}#{number}"
        self._taken.add(name)
        self._names[cls] = name
        return name

    def is_named(self, cls: ClassValue) -> bool:
        """Tell whether a class is part of what was lowered."""
        return cls in self._names

    def is_open(self, cls: ClassValue) -> bool:
        """Tell whether a class is being lowered right now."""
        return cls in self._open

    def enter(self, cls: ClassValue) -> None:
        """Begin to lower a class."""
        self._open.append(cls)

    def leave(self, cls: ClassValue) -> None:
        """End to lower a class."""
        self._open.remove(cls)
