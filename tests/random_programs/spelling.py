"""Annotations: how a type is written, of the several ways there are."""

from __future__ import annotations

from random_programs.dice import Dice
from random_programs.module import Module
from random_programs.types import Type

_CLASSES = {
    "datetime": ("datetime", "datetime"),
    "timedelta": ("datetime", "timedelta"),
    "date": ("datetime", "date"),
    "directory": ("flytekit.types.directory", "FlyteDirectory"),
    "dataset": ("flytekit.types.structured", "StructuredDataset"),
    "frame": ("pandas", "DataFrame"),
}


def spell(dice: Dice, module: Module, kind: Type) -> str:
    """Write a type as an annotation in a module."""
    if kind.home is not None:
        return module.refer(kind.home)
    match kind.form:
        case "int" | "float" | "str" | "bool":
            return kind.form
        case "untyped":
            return "dict"
        case "file":
            return _file(module, kind)
        case "list" | "dict" | "annotated":
            return _generic(dice, module, kind)
        case "optional" | "union":
            return _union(dice, module, kind)
        case "literal":
            return f"{module.use('typing', 'Literal')}[{', '.join(kind.texts)}]"
        case _:
            return module.use(*_CLASSES[kind.form])


def _file(module: Module, kind: Type) -> str:
    name = module.use("flytekit.types.file", "FlyteFile")
    if not kind.texts:
        return name
    return f"{name}[{kind.texts[0]}]"


def _generic(dice: Dice, module: Module, kind: Type) -> str:
    inner = spell(dice, module, kind.inner[0])
    if kind.form == "annotated" and kind.inner[0].form in ("frame", "dataset"):
        note = _dataset_note(dice, module)
        return f"{module.use('typing', 'Annotated')}[{inner}, {note}]"
    if kind.form == "annotated":
        return f"{module.use('typing', 'Annotated')}[{inner}, {', '.join(kind.texts)}]"
    name = {"list": "List", "dict": "Dict"}[kind.form]
    head = kind.form if dice.chance(50) else module.use("typing", name)
    return f"{head}[str, {inner}]" if kind.form == "dict" else f"{head}[{inner}]"


def _dataset_note(dice: Dice, module: Module) -> str:
    if dice.chance(60):
        columns = dice.pick(("a=int", "a=int, b=str", "größe=float", "a=list[int], c=bool"))
        return f"{module.use('flytekit', 'kwtypes')}({columns})"
    return dice.pick(("'csv'", "'parquet'"))


def _union(dice: Dice, module: Module, kind: Type) -> str:
    parts = [spell(dice, module, one) for one in kind.inner]
    style = dice.count(0, 2)
    if kind.form == "optional":
        if style == 0:
            return f"{module.use('typing', 'Optional')}[{parts[0]}]"
        parts.append("None")
    if style == 1:
        return " | ".join(parts)
    return f"{module.use('typing', 'Union')}[{', '.join(parts)}]"
