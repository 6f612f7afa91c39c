"""Choices of hypothesis, as the writers of programs make them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

_PERCENT = 100


class Dice:
    """Draws numbers only, so that a program that fails shrinks towards the first of all options."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Take the drawing function of a composite strategy."""
        self._draw = draw

    def count(self, low: int, high: int) -> int:
        """Choose a whole number from `low` to `high`, both included."""
        return self._draw(_numbers(low, high)) if low < high else low

    def chance(self, percent: int) -> bool:
        """Say yes in so many of a hundred cases; shrinks to no."""
        return self.count(1, _PERCENT) > _PERCENT - percent

    def pick(self, options: Sequence[T]) -> T:
        """Choose one."""
        return options[self.count(0, len(options) - 1)]

    def some(self, options: Sequence[T], low: int, high: int) -> list[T]:
        """Choose different ones, in the order of the options."""
        left = list(range(len(options)))
        chosen = [
            left.pop(self.count(0, len(left) - 1))
            for _ in range(self.count(min(low, len(left)), min(high, len(left))))
        ]
        return [options[index] for index in sorted(chosen)]


@cache
def _numbers(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)
