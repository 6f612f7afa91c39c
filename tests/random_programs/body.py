"""The body of a workflow while it is written: what its statements can use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from random_programs.dice import Dice
from random_programs.entities import Entity, World
from random_programs.functions import default
from random_programs.module import Module
from random_programs.names import fresh
from random_programs.types import DATASET, Field, Type, holds_dataclass_of, plain
from random_programs.values import has_values, value

_KEYS = ("'a'", "'b'", "'key'", "'c d'")
_DEEP = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A promise: how it is written, and its type."""

    text: str
    type: Type


@dataclass(slots=True)
class Body:
    """The state of a body.

    `values` are promises; `handles` and `nodes` take part in `>>`, each with
    their own kind only. `at_import`: it runs while its module is imported.
    """

    dice: Dice
    module: Module
    world: World
    lines: list[str]
    values: list[Value]
    handles: list[str]
    nodes: list[str]
    node_names: set[str]
    at_import: bool = False

    def local(self) -> str:
        """Choose a name for a variable; it hides nothing that the body uses."""
        taken = self.module.taken | self.module.local
        name = fresh(self.dice, taken)
        self.module.local.add(name)
        return name

    def say(self, line: str) -> None:
        """Write a statement."""
        self.lines.append(f"    {line}")


def operand(body: Body, kind: Type, depth: int = 0) -> str | None:
    """Write an argument of a type: a promise, a collection of promises, or a plain value."""
    ways: list[Callable[[Body, Type, int], str | None]] = [_promise, _collection, _plain]
    first = body.dice.count(0, 9)
    if first >= 7:  # noqa: PLR2004 - three in ten begin with a collection or a plain value
        ways.insert(0, ways.pop(1 + first % 2))
    for way in ways:
        text = way(body, kind, depth)
        if text is not None:
            return text
    return None


def arguments(body: Body, entity: Entity, *, only_names: bool = False) -> str | None:
    """Write the arguments of a call, or None if something cannot be given."""
    texts, is_positional = list[str](), not only_names and body.dice.chance(15)
    for one in entity.inputs:
        may_lack = _may_lack(body, one)
        if may_lack and body.dice.chance(40):
            is_positional = False
            continue
        text = operand(body, one.type)
        if text is None:
            if not may_lack:
                return None
            is_positional = False
            continue
        texts.append(text if is_positional else f"{one.name}={text}")
        is_positional = is_positional and body.dice.chance(60)
    return ", ".join(texts)


def _may_lack(body: Body, one: Field) -> bool:
    if _is_stuck(body, one.type):
        return False
    if not one.has_default:
        return one.type.form == "optional"
    # flytekit refuses to use a default that can change; now and then it is asked to.
    return plain(one.type).form not in ("list", "dict", "untyped", "optional", "union") or (
        body.dice.chance(2)
    )


def _promise(body: Body, kind: Type, depth: int) -> str | None:
    del depth
    found = [one.text for one in body.values if _accepts(kind, one.type)]
    # A part of a record, a list or a dictionary.
    if not found or body.dice.chance(25):
        found += [text for one in body.values for text in _parts(body, one, kind)]
    return body.dice.pick(found) if found else None


def _accepts(kind: Type, given: Type) -> bool:
    kind, given = plain(kind), plain(given)
    if kind.form in ("optional", "union"):
        return kind == given or any(_accepts(one, given) for one in kind.inner)
    if kind == DATASET and given.form == "frame":
        return True
    return kind == given


def _parts(body: Body, one: Value, kind: Type, depth: int = 0) -> list[str]:
    whole, found = plain(one.type), list[str]()
    parts = list[Value]()
    if whole.is_record:
        parts = [Value(f"{one.text}.{part.name}", part.type) for part in whole.fields]
    elif whole.form == "list":
        parts = [Value(f"{one.text}[{body.dice.count(0, 2)}]", whole.inner[0])]
    elif whole.form == "dict":
        parts = [Value(f"{one.text}[{body.dice.pick(_KEYS)}]", whole.inner[0])]
    for part in parts:
        if plain(part.type) == plain(kind):
            found.append(part.text)
        if depth < _DEEP:
            found += _parts(body, part, kind, depth + 1)
    return found


def _collection(body: Body, kind: Type, depth: int) -> str | None:
    kind = plain(kind)
    if kind.form not in ("list", "dict") or depth >= _DEEP:
        return None
    items = [operand(body, kind.inner[0], depth + 1) for _ in range(body.dice.count(1, 3))]
    texts = [one for one in items if one is not None]
    if not texts:
        return None
    if kind.form == "list":
        return f"[{', '.join(texts)}]"
    keys = body.dice.some(_KEYS, len(texts), len(texts))
    return "{" + ", ".join(f"{key}: {text}" for key, text in zip(keys, texts, strict=True)) + "}"


def _plain(body: Body, kind: Type, depth: int) -> str | None:
    if not has_values(kind) or _is_stuck(body, kind):
        return None
    if depth:
        return value(body.dice, body.module, kind, depth)
    return default(body.dice, body.module, body.world, kind)


def _is_stuck(body: Body, kind: Type) -> bool:
    return body.at_import and holds_dataclass_of(kind, body.module.name)
