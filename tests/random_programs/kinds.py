"""Chooses types, and writes the classes among them."""

from __future__ import annotations

from random_programs.dice import Dice
from random_programs.entities import World
from random_programs.module import Module
from random_programs.names import fresh_field
from random_programs.spelling import spell
from random_programs.types import (
    ATOMS,
    BLOBS,
    DATASET,
    FILE,
    FRAME,
    INT,
    STR,
    UNTYPED,
    Field,
    Home,
    Type,
    optional,
)
from random_programs.values import has_values, value

_DEEP = 2
_LITERALS = (("'a'", "'b'"), ("1", "2", "3"), ("'one'",), ("True",), ("0.5", "1.5"))
_NOTES = ("'a note'", "{'unit': 'm'}", "3", "['x', 1]")
_DOCS = ("A record.", "Größe: with ünicode.", "Many\n\n    lines.")
_EXTENSIONS = ("'csv'", "'txt'", "'tar.gz'")


def any_type(dice: Dice, world: World, depth: int = 0) -> Type:
    """Choose a type; the first choices are the simplest."""
    face = dice.count(0, 99)
    if face < 50:  # noqa: PLR2004 - the parts of a hundred
        return dice.pick(ATOMS)
    if face < 62 and world.types:  # noqa: PLR2004
        return dice.pick(world.types)
    if face < 70:  # noqa: PLR2004
        return _blob(dice)
    if depth >= _DEEP:
        return dice.pick(ATOMS)
    return _composed(dice, world, depth, face)


def primitive(dice: Dice) -> Type:
    """Choose a type that a condition can compare."""
    return dice.pick(ATOMS[:4])


def _blob(dice: Dice) -> Type:
    kind = dice.pick(BLOBS)
    if kind == FILE and dice.chance(40):
        return Type("file", texts=(dice.pick(_EXTENSIONS),))
    if kind in (DATASET, FRAME) and dice.chance(25):
        return Type("annotated", (kind,))
    return UNTYPED if dice.chance(10) else kind


def _composed(dice: Dice, world: World, depth: int, face: int) -> Type:
    inner = any_type(dice, world, depth + 1)
    if face < 80:  # noqa: PLR2004
        return Type("list", (inner,))
    if face < 87:  # noqa: PLR2004
        return Type("dict", (inner,))
    if face < 92:  # noqa: PLR2004
        return inner if inner.form in ("optional", "union", "annotated") else optional(inner)
    if face < 95:  # noqa: PLR2004
        return Type("union", tuple(dice.some(ATOMS[:4], 2, 3)))
    if face < 98:  # noqa: PLR2004
        return Type("literal", texts=dice.pick(_LITERALS))
    if inner.form in ("annotated", "optional", "union", "enum", "literal", "frame", "dataset"):
        return inner
    return Type("annotated", (inner,), texts=(dice.pick(_NOTES),))


def write_class(dice: Dice, module: Module, world: World) -> None:
    """Define an enum, a dataclass or a pydantic model."""
    writer = dice.pick((_write_dataclass, _write_enum, _write_model))
    home = Home(module.name, module.fresh())
    world.types.append(writer(dice, module, world, home))


def _write_enum(dice: Dice, module: Module, world: World, home: Home) -> Type:
    del world
    names = dice.some(("RED", "GREEN", "blue", "X_1", "größe"), 1, 4)
    base = module.use("enum", "Enum")
    if dice.chance(25):
        base = f"str, {base}"
    module.say("", "", f"class {home.name}({base}):")
    module.say(*(f"    {name} = {dice.pick((name.lower(), f'{name} value'))!r}" for name in names))
    return Type("enum", home=home, texts=tuple(names))


def _write_dataclass(dice: Dice, module: Module, world: World, home: Home) -> Type:
    options = dice.pick(("", "", "", "(frozen=True)", "(kw_only=True)", "(order=True)"))
    bases = [one for one in world.types if one.form == "dataclass" and not one.texts]
    base = dice.pick(bases) if bases and dice.chance(20) and not options else None
    inherited = () if base is None else base.fields
    of = "" if base is None or base.home is None else f"({module.refer(base.home)})"
    module.say("", "", f"@{module.use('dataclasses', 'dataclass')}{options}")
    module.say(f"class {home.name}{of}:")
    fields = _fields(dice, module, world, model=False, inherited=inherited)
    # Those with options are no bases: frozen and other dataclasses do not mix.
    return Type("dataclass", home=home, fields=fields, texts=(options,) if options else ())


def _write_model(dice: Dice, module: Module, world: World, home: Home) -> Type:
    # The base is imported before the class is written, or a field could take its name.
    module.say("", "", f"class {home.name}({module.use('pydantic', 'BaseModel')}):")
    fields = _fields(dice, module, world, model=True)
    return Type("model", home=home, fields=fields)


def _fields(
    dice: Dice, module: Module, world: World, *, model: bool, inherited: tuple[Field, ...] = ()
) -> tuple[Field, ...]:
    if dice.chance(40):
        module.say(f'    """{dice.pick(_DOCS)}"""')
    fields, taken, defaults = list(inherited), {one.name for one in inherited}, False
    for _ in range(dice.count(1, 4)):
        kind = _field_type(dice, world, model=model)
        defaults = has_values(kind) and (defaults or dice.chance(40))
        if not defaults and any(one.has_default for one in fields):
            kind, defaults = dice.pick((INT, STR)), True
        name = fresh_field(dice, taken)
        text = f"    {name}: {spell(dice, module, kind)}"
        module.say(text + (_default(dice, module, kind, model=model) if defaults else ""))
        fields.append(Field(name, kind, defaults))
    return tuple(fields)


def _field_type(dice: Dice, world: World, *, model: bool) -> Type:
    kind = any_type(dice, world, depth=1)
    # The two kinds of record do not go into each other; what pandas holds goes into neither.
    alien = "dataclass" if model else "model"
    unfit = ("frame", "untyped", "annotated", alien, *(("dataset",) if model else ()))
    # pydantic takes no instance for a file of a format: its class is made where it is written.
    is_strange = model and _holds_format(kind) and not dice.chance(5)
    return INT if is_strange or _holds(kind, unfit) else kind


def _holds_format(kind: Type) -> bool:
    parts = (*kind.inner, *(part.type for part in kind.fields))
    return (kind.form == "file" and bool(kind.texts)) or any(map(_holds_format, parts))


def _holds(kind: Type, forms: tuple[str, ...]) -> bool:
    return kind.form in forms or any(
        _holds(one, forms) for one in (*kind.inner, *(part.type for part in kind.fields))
    )


def _default(dice: Dice, module: Module, kind: Type, *, model: bool) -> str:
    text = value(dice, module, kind, depth=1)
    if kind in ATOMS or kind.form in ("enum", "literal"):
        return f" = {text}"
    if model:
        return f" = {module.use('pydantic', 'Field')}(default_factory=lambda: {text})"
    return f" = {module.use('dataclasses', 'field')}(default_factory=lambda: {text})"
