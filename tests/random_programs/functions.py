"""Signatures and docstrings of tasks and workflows."""

from __future__ import annotations

from collections.abc import Sequence

from random_programs.dice import Dice
from random_programs.entities import World
from random_programs.kinds import any_type
from random_programs.module import Module
from random_programs.names import fresh, fresh_field
from random_programs.spelling import spell
from random_programs.types import Field, Home, Type
from random_programs.values import has_values, value

# Values of another type, some of them equal to one that fits: flytekit refuses most.
_UNFIT = ("True", "1", "1.0", "'1'", "None", "[1]")
_SENTENCES = (
    "Do it.",
    "Größe messen: ünïcode.",
    "First line.\n\n    A longer text,\n    over lines.",
    "  Padded  ",
)


def parameters(
    dice: Dice, module: Module, world: World, taken: set[str], *, most: int
) -> tuple[Field, ...]:
    """Choose the inputs of a function; those with defaults come last."""
    fields = list[Field]()
    for _ in range(dice.count(0, most)):
        kind = any_type(dice, world)
        fields.append(Field(fresh(dice, taken), kind, has_values(kind) and dice.chance(35)))
    return tuple(sorted(fields, key=lambda one: one.has_default))


def signature(dice: Dice, module: Module, world: World, fields: Sequence[Field]) -> str:
    """Write the inputs of a function, annotations and defaults."""
    texts = list[str]()
    star = dice.count(0, len(fields) - 1) if fields and dice.chance(8) else -1
    for position, one in enumerate(fields):
        if position == star:
            texts.append("*")
        text = f"{one.name}: {spell(dice, module, one.type)}"
        texts.append(
            f"{text} = {default(dice, module, world, one.type)}" if one.has_default else text
        )
    return ", ".join(texts)


def default(dice: Dice, module: Module, world: World, kind: Type) -> str:
    """Write a plain value: a constant of the program if one fits, or an expression."""
    if dice.chance(1) and dice.chance(15):
        return dice.pick(_UNFIT)
    fitting = [one for one in world.constants if one.type == kind]
    if fitting and dice.chance(40):
        return module.refer(dice.pick(fitting).home)
    return value(dice, module, kind)


def outputs(
    dice: Dice, module: Module, world: World, kinds: Sequence[Type]
) -> tuple[tuple[Field, ...], str, bool]:
    """Name outputs of some types: the fields, the annotation, whether a named tuple gives names."""
    if not kinds:
        return (), dice.pick(("", "", " -> None")), False
    fitting = [one for one in world.tuples if [part.type for part in one[1]] == list(kinds)]
    if fitting and dice.chance(60):
        home, fields = dice.pick(fitting)
        return fields, f" -> {module.refer(home)}", True
    if dice.chance(20):
        home, fields = write_tuple(dice, module, world, kinds)
        return fields, f" -> {home.name}", True
    fields = tuple(Field(f"o{number}", kind) for number, kind in enumerate(kinds))
    texts = [spell(dice, module, kind) for kind in kinds]
    if len(texts) == 1:
        return fields, f" -> {texts[0]}", False
    head = "tuple" if dice.chance(40) else module.use("typing", "Tuple")
    return fields, f" -> {head}[{', '.join(texts)}]", False


def write_tuple(
    dice: Dice, module: Module, world: World, kinds: Sequence[Type]
) -> tuple[Home, tuple[Field, ...]]:
    """Define a named tuple in one of its two spellings."""
    taken = set[str]()
    fields = tuple(Field(fresh_field(dice, taken), kind) for kind in kinds)
    home = Home(module.name, module.fresh())
    base = module.use("typing", "NamedTuple")
    parts = [(one.name, spell(dice, module, one.type)) for one in fields]
    if dice.chance(30):
        pairs = ", ".join(f"({name!r}, {text})" for name, text in parts)
        module.say("", "", f"{home.name} = {base}({home.name!r}, [{pairs}])")
    else:
        module.say("", "", f"class {home.name}({base}):")
        module.say(*(f"    {name}: {text}" for name, text in parts))
    world.tuples.append((home, fields))
    return home, fields


def docstring(dice: Dice, inputs: Sequence[Field], results: Sequence[Field]) -> list[str]:
    """Write a docstring in one of the three styles, or none."""
    if not dice.chance(30):
        return []
    opening = f'    """{dice.pick(_SENTENCES)}'
    named = [(one.name, f"the {one.name}") for one in inputs]
    style = dice.count(0, 3)
    lines = list[str]()
    if style == 1:
        lines = _google(named, results)
    elif style == 2:  # noqa: PLR2004 - one of three styles
        lines = _numpy(named, results)
    elif style == 3:  # noqa: PLR2004
        lines = [f":param {name}: {text}" for name, text in named]
        lines += [":return: what it gives"] if results else []
    if not lines:
        return [f'{opening}"""']
    return [opening, "", *(f"    {line}" for line in lines), '    """']


def _google(named: Sequence[tuple[str, str]], results: Sequence[Field]) -> list[str]:
    lines = ["Args:", *(f"    {name}: {text}" for name, text in named)] if named else []
    return lines + (["Returns:", "    what it gives"] if results else [])


def _numpy(named: Sequence[tuple[str, str]], results: Sequence[Field]) -> list[str]:
    lines = list[str]()
    if named:
        lines += ["Parameters", "----------"]
        lines += [line for name, text in named for line in (f"{name} : object", f"    {text}")]
    if results:
        lines += ["", "Returns", "-------", "object", "    what it gives"]
    return lines
