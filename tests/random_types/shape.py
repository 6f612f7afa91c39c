"""What a type is to the generator: its text, and how values of it are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from random_programs.dice import Dice

Values: TypeAlias = Callable[[], str]
"""Writes a value of a type, another one each time."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A type as it is written, and its values.

    `is_frozen`: Python can hash its values, so they may stand as defaults of a dataclass.
    """

    text: str
    values: Values
    is_frozen: bool = True


@dataclass(slots=True)
class Paper:
    """The module that is being written: definitions so far, and the dice."""

    dice: Dice
    lines: list[str] = field(default_factory=list[str])
    shapes: list[Shape] = field(default_factory=list[Shape])
    """The classes and aliases that were defined, to be used again."""
    count: int = 0

    def fresh(self, letter: str) -> str:
        """Give a name that is not taken."""
        self.count += 1
        return f"{letter}{self.count}"

    def say(self, *lines: str) -> None:
        """Write lines after those that are there."""
        self.lines.extend(lines)

    def leaf(self, text: str, *values: str, is_frozen: bool = True) -> Shape:
        """Give a type with these values."""
        return Shape(text, lambda: self.dice.pick(values), is_frozen)


def bracketed(dice: Dice, inner: Shape, opening: str, closing: str) -> str:
    """Write a collection of up to two values."""
    items = [inner.values() for _ in range(dice.count(0, 2))]
    return f"{opening}{', '.join(items)}{closing}"


def keyed(dice: Dice, keys: Sequence[str], inner: Shape) -> str:
    """Write a dictionary of up to two values."""
    chosen = dice.some(keys, 0, 2)
    return "{" + ", ".join(f"{key}: {inner.values()}" for key in chosen) + "}"
