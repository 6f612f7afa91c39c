"""One module while it is written: its imports, its lines, its names."""

from __future__ import annotations

import builtins
import keyword

from random_programs.dice import Dice
from random_programs.names import fresh
from random_programs.types import Home

_BUILTINS = frozenset(name for name in dir(builtins) if name not in ("input", "type", "id", "list"))
_ALIASES = {"flytekit": "fl", "typing": "t", "datetime": "dt", "enum": "enum", "dataclasses": "dc"}


class Module:
    """Collects the text of a module; imports stand at its top, each once."""

    def __init__(self, dice: Dice, name: str, *, is_late: bool) -> None:
        """Begin a module; `is_late` puts off the evaluation of its annotations."""
        self.name = name
        self.taken: set[str] = set(_BUILTINS) | set(keyword.kwlist) | {"list", "type", "id"}
        self.local: set[str] = set()
        """The names of the function that is being written: no import may have one of them."""
        self.lines: list[str] = []
        self._dice = dice
        self._is_late = is_late
        self._whole = {one for one in _ALIASES if dice.chance(15)}
        self._imports: dict[str, None] = {}
        self._known: dict[tuple[str, str], str] = {}

    @property
    def text(self) -> str:
        """The source of the module."""
        late = ["from __future__ import annotations"] if self._is_late else []
        return "\n".join([*late, *self._imports, "", *self.lines, ""])

    def say(self, *lines: str) -> None:
        """Write lines after those that are there."""
        self.lines.extend(lines)

    def fresh(self) -> str:
        """Choose a name for a definition of this module."""
        name = fresh(self._dice, self.taken | self.local)
        self.taken.add(name)
        return name

    def use(self, package: str, name: str) -> str:
        """Import a name of a library, or its package, and give the text that means it."""
        known = self._known.get((package, name))
        if known is None:
            known = self._known[package, name] = self._bring(package, name)
        return known

    def refer(self, home: Home) -> str:
        """Give the text that means a definition of this or another module of the program."""
        if home.module == self.name:
            return home.name
        # A thing may lie in a list of its module: only the list has a name to import.
        name, bracket, position = home.name.partition("[")
        known = self._known.get((home.module, name))
        if known is None:
            known = self._bring_own(Home(home.module, name))
            self._known[home.module, name] = known
        return f"{known}{bracket}{position}"

    def _bring(self, package: str, name: str) -> str:
        if package in self._whole:
            alias = self._known.get((package, ""))
            if alias is None:
                alias = self._name(_ALIASES[package])
                self._imports[f"import {package} as {alias}"] = None
                self._known[package, ""] = alias
            return f"{alias}.{name}"
        return self._from(package, name)

    def _bring_own(self, home: Home) -> str:
        style = self._dice.count(0, 3)
        package, _, last = home.module.rpartition(".")
        if style == 1 and package:
            return self._from(f".{last}", home.name)
        if style >= 2:  # noqa: PLR2004 - two of the four styles name the module
            alias = self._known.get((home.module, ""))
            if alias is None:
                alias = self._known[home.module, ""] = self._name(last)
                if style == 2 and package:  # noqa: PLR2004
                    self._imports[_spelled(f"from {package} import {last}", last, alias)] = None
                else:
                    self._imports[f"import {home.module} as {alias}"] = None
            return f"{alias}.{home.name}"
        return self._from(home.module, home.name)

    def _from(self, package: str, name: str) -> str:
        alias = self._name(name)
        self._imports[_spelled(f"from {package} import {name}", name, alias)] = None
        return alias

    def _name(self, name: str) -> str:
        alias, number = name, 2
        while alias in self.taken or alias in self.local:
            alias, number = f"{name}_{number}", number + 1
        self.taken.add(alias)
        return alias


def _spelled(statement: str, name: str, alias: str) -> str:
    return statement if name == alias else f"{statement} as {alias}"
