"""Whole programs: one module, or several that import from one another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from random_programs.dice import Dice
from random_programs.entities import Constant, World
from random_programs.imperative import write_imperative
from random_programs.kinds import any_type, write_class
from random_programs.module import Module
from random_programs.plans import write_plan
from random_programs.tasks import write_task
from random_programs.types import Home
from random_programs.values import has_values, value
from random_programs.workflows import write_workflow

_LATER = (
    *(write_workflow, write_workflow, write_workflow, write_workflow),
    *(write_plan, write_plan, write_task, write_class, write_imperative),
)
_NAMES = ("main", "shared", "tasks", "flows")


@dataclass(frozen=True, slots=True)
class Program:
    """The files of a source root by their paths, and what to package."""

    unit: str
    files: tuple[tuple[str, str], ...]

    def write(self, root: Path) -> None:
        """Write the files below a folder."""
        for name, text in self.files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def __str__(self) -> str:
        return "\n".join(f"# file: {name}\n{text}" for name, text in self.files)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Generate a program."""
    dice, world = Dice(draw), World()
    count = dice.pick((1, 1, 2, 3))
    package = "" if count == 1 else dice.pick(("pkg", "my_flows", "größe"))
    # Without an `__init__.py` there is one module, at the top.
    is_package = bool(package) and dice.chance(80)
    files = [(f"{package}/__init__.py", "")] if is_package else list[tuple[str, str]]()
    for own in _NAMES[: count if is_package else 1]:
        name = f"{package}.{own}" if is_package else own
        files.append((f"{name.replace('.', '/')}.py", _module(dice, world, name).text))
    return Program(package if is_package else _NAMES[0], tuple(files))


def _module(dice: Dice, world: World, name: str) -> Module:
    module = Module(dice, name, is_late=dice.chance(8))
    for _ in range(dice.count(0, 2)):
        write_class(dice, module, world)
    for _ in range(dice.count(0, 2)):
        _write_constant(dice, module, world)
    for _ in range(dice.count(0, 3)):
        write_task(dice, module, world)
    for _ in range(dice.count(1, 3)):
        writer = dice.pick(_LATER)
        writer(dice, module, world)
    return module


def _write_constant(dice: Dice, module: Module, world: World) -> None:
    kind = any_type(dice, world)
    if has_values(kind):
        text, name = value(dice, module, kind), module.fresh()
        module.say("", *_bound(dice, name, text))
        world.constants.append(Constant(Home(module.name, name), kind))


def _bound(dice: Dice, name: str, text: str) -> list[str]:
    """Bind a name at the top of a module, in a straight or a crooked way."""
    face = dice.count(0, 19)
    if face == 19:  # noqa: PLR2004 - one in twenty each
        return ["try:", f"    {name} = {text}", "except ImportError:", f"    {name} = 0"]
    if face == 18:  # noqa: PLR2004
        return [
            "if len('abc') == 3 and not []:",
            f"    {name} = {text}",
            "else:",
            f"    {name} = 0",
        ]
    if face == 17:  # noqa: PLR2004
        return [f"{name} = (lambda given: given)({text})"]
    return [f"{name} = {text}"]
