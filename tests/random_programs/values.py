"""Plain values of each type, as source text."""

from __future__ import annotations

from collections.abc import Sequence

from random_programs.dice import Dice
from random_programs.module import Module
from random_programs.types import Type

_INTS = ("1", "0", "-1", "42", "2**31", "-(2**40)", "1_000", "0xFF", "7 // 2", "len('four')")
_FLOATS = ("1.5", "0.0", "-0.5", "1e10", "1e-7", "0.1 + 0.2", "3.0", "1 / 3", "123456789.125")
_TEXTS = (
    "'a'",
    "''",
    "'hello world'",
    "'größe'",
    "'\\u2603 \\U0001f600'",
    "'two\\nlines'",
    "'quote\\'s \"here\"'",
    "'{{.inputs.a}}'",
    "f'run-{1 + 2:03d}'",
    "'x' * 300",
    "'a' 'b'",
    "'-'.join(['p', 'q'])",
    "'%s/%d' % ('k', 3)",
    "'Title'.lower()",
    "r'\\d+'",
    "' padded '",
)
_BOOLS = ("True", "False", "not True", "1 > 0")
_DATES = ("2024, 2, 29", "1970, 1, 1", "1999, 12, 31")
_TIMES = ("", ", 12, 30", ", 23, 59, 59, 999999", ", 0, 0, 1")
_SPANS = ("hours=1", "days=2", "seconds=90", "milliseconds=1500", "weeks=1, minutes=-5", "0")
_URIS = ("'s3://bucket/key.csv'", "'gs://b/folder/'", "'https://example.com/file.txt'")
_KEYS = ("'a'", "'b'", "'key'", "'ü'", "'with space'", "''", "'a.b'", "'0'")
_UNTYPED = ("{}", "{'a': 1, 'b': [1, 2.5, None]}", "{'n': {'deep': True}}", "{'t': 'x'}")
_DEEP = 2


def value(dice: Dice, module: Module, kind: Type, depth: int = 0) -> str:
    """Write a value of a type in a module."""
    match kind.form:
        case "int":
            return dice.pick(_INTS)
        case "float":
            return dice.pick(_FLOATS)
        case "str":
            return dice.pick(_TEXTS)
        case "bool":
            return dice.pick(_BOOLS)
        case "untyped":
            return dice.pick(_UNTYPED)
        case "literal":
            return dice.pick(kind.texts)
        case "list" | "dict" | "optional" | "union" | "annotated":
            return _composed(dice, module, kind, depth)
        case "enum" | "dataclass" | "model":
            return _defined(dice, module, kind, depth)
        case _:
            return _library(dice, module, kind)


def has_values(kind: Type) -> bool:
    """Whether flytekit can take a plain value of a type while it packages."""
    if kind.form in ("optional", "list", "dict"):
        return True
    if kind.form in ("frame", "dataset"):
        return False
    if kind.form in ("union", "annotated"):
        return has_values(kind.inner[0])
    return all(has_values(one.type) for one in kind.fields if not one.has_default)


def _composed(dice: Dice, module: Module, kind: Type, depth: int) -> str:
    inner = kind.inner[0]
    match kind.form:
        case "optional":
            is_none = dice.chance(50) or not has_values(inner)
            return "None" if is_none else value(dice, module, inner, depth)
        case "union":
            able = [one for one in kind.inner if has_values(one)]
            return value(dice, module, dice.pick(able), depth)
        case "annotated":
            return value(dice, module, inner, depth)
        case _:
            size = dice.count(0, 3 if depth < _DEEP and has_values(inner) else 0)
            items = [value(dice, module, inner, depth + 1) for _ in range(size)]
            return _dict(dice, items) if kind.form == "dict" else _list(dice, items)


def _list(dice: Dice, items: Sequence[str]) -> str:
    if len(items) == 1 and dice.chance(20):
        return f"{_bracketed(items)} * {dice.count(1, 3)}"
    return _bracketed(items)


def _bracketed(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"


def _dict(dice: Dice, items: Sequence[str]) -> str:
    keys = dice.some(_KEYS, len(items), len(items))
    return "{" + ", ".join(f"{key}: {item}" for key, item in zip(keys, items, strict=True)) + "}"


def _defined(dice: Dice, module: Module, kind: Type, depth: int) -> str:
    assert kind.home is not None
    name = module.refer(kind.home)
    if kind.form == "enum":
        return f"{name}.{dice.pick(kind.texts)}"
    given = [one for one in kind.fields if not one.has_default or dice.chance(30)]
    given = [one for one in given if has_values(one.type)]
    texts = [f"{one.name}={value(dice, module, one.type, depth + 1)}" for one in given]
    return f"{name}({', '.join(texts)})"


def _library(dice: Dice, module: Module, kind: Type) -> str:
    match kind.form:
        case "datetime":
            return _moment(dice, module)
        case "date":
            return f"{module.use('datetime', 'date')}({dice.pick(_DATES)})"
        case "timedelta":
            return f"{module.use('datetime', 'timedelta')}({dice.pick(_SPANS)})"
        case "file":
            return f"{module.use('flytekit.types.file', 'FlyteFile')}({dice.pick(_URIS)})"
        case "directory":
            return f"{module.use('flytekit.types.directory', 'FlyteDirectory')}({dice.pick(_URIS)})"
        case _:
            raise AssertionError(f"{kind.form} has no plain values")


def _moment(dice: Dice, module: Module) -> str:
    zone = ""
    if dice.chance(30):
        zone = f", tzinfo={module.use('datetime', 'timezone')}.utc"
    return f"{module.use('datetime', 'datetime')}({dice.pick(_DATES)}{dice.pick(_TIMES)}{zone})"
