"""Names as people give them, and some that nobody should."""

from __future__ import annotations

from random_programs.dice import Dice

_WORDS = tuple(
    "a b x n load clean train score merge split fetch rows data model report value result "
    "left right first second total name path config step stage batch image index".split()
)
_ODD = (
    "o0",
    "größe",
    "naïve_β",
    "変数",
    "_private",
    "__dunder__",
    "Title",
    "UPPER",
    "type",
    "id",
    "list",
    "input",
    "outputs",
    "inputs",
    "self",
    "task",
    "n0",
    "node",
    "very_long_name_that_goes_on_and_on_and_on_until_nobody_remembers_how_it_began_and_then_some",
)
_TUPLE_WORDS = tuple(word for word in (*_WORDS, *_ODD) if not word.startswith("_")) + ("o1",)
_ODD_PERCENT = 6


def fresh(dice: Dice, taken: set[str], *, avoid: tuple[str, ...] = ()) -> str:
    """Choose a name that is not taken yet, and take it."""
    word = dice.pick(_ODD) if dice.chance(_ODD_PERCENT) else dice.pick(_WORDS)
    return _free(word, taken, avoid)


def fresh_field(dice: Dice, taken: set[str]) -> str:
    """Choose a name for a part of a named tuple or record: it cannot begin with an underscore."""
    word = dice.pick(_TUPLE_WORDS) if dice.chance(_ODD_PERCENT) else dice.pick(_WORDS)
    return _free(word, taken, ("index", "count", "name", "value", "type", "self"))


def _free(word: str, taken: set[str], avoid: tuple[str, ...]) -> str:
    name, number = word, 2
    while name in taken or name in avoid:
        name, number = f"{word}_{number}", number + 1
    taken.add(name)
    return name
