"""Which module a name belongs to."""

from __future__ import annotations

from collections.abc import Iterable


class Homes:
    """Parts dotted names into a module and the rest."""

    def __init__(self, modules: Iterable[str]) -> None:
        self._modules = frozenset(modules)

    def split(self, name: str) -> tuple[str, str]:
        """Give module and rest: by the longest known module, else at the last dot.

        A name that cannot be a path of Python (`gpt-3.5`) has no module. What stands in brackets is
        no part of the path.
        """
        path, bracket, arguments = name.partition("[")
        parts = path.split(".")
        for length in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:length])
            if module in self._modules:
                return module, f"{'.'.join(parts[length:])}{bracket}{arguments}"
        if not all(map(str.isidentifier, parts)):
            return "", name
        module, _, rest = path.rpartition(".")
        return module, f"{rest}{bracket}{arguments}"
