"""Enums of all kinds."""

from __future__ import annotations

from random_types.shape import Paper, Shape

_BASES = ("enum.Enum", "str, enum.Enum", "enum.StrEnum")
_MEMBERS = (
    ("A = 'red'", "B = 'green'"),
    ("A = 'red'",),
    ("A = 'red'", "B = 'x'", "C = 'red'"),
    ("A = 'é x'", "a = ''"),
)
_WRONG = (
    ("enum.Enum", ("A = 1", "B = 2")),
    ("enum.IntEnum", ("A = 1",)),
    ("enum.Enum", ("A = enum.auto()",)),
    ("enum.Enum", ("A = 'a'", "B = 2")),
    ("enum.Flag", ("A = 1", "B = 2")),
    ("enum.Enum", ("pass",)),
)


def write_enum(paper: Paper) -> Shape:
    """Define an enum."""
    dice, name = paper.dice, paper.fresh("E")
    base, members = dice.pick(_BASES), dice.pick(_MEMBERS)
    if dice.chance(10):
        base, members = dice.pick(_WRONG)
    elif base == "enum.StrEnum" and dice.chance(50):
        members = ("A = enum.auto()", "B = 'b'")
    paper.say(f"class {name}({base}):", *(f"    {member}" for member in members))
    shape = paper.leaf(name, f"{name}.A", f"{name}.A", "'red'")
    paper.shapes.append(shape)
    return shape
