"""Checking takes work that is linear in the edges of a graph, whatever its shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from work.measuring import Calls, calls_of_checking, compiled, edges
from work.programs import SHAPES

# More than what some rules call many: below that they are not even imported.
SMALL, TIMES = 60, 4
SLACK = 1.1


@pytest.mark.parametrize("shape", SHAPES)
def test_rules_are_linear(shape: str, tmp_path: Path) -> None:
    """Let four times the edges cost four times the calls, and hardly more."""
    small = compiled(tmp_path / "small", SHAPES[shape](SMALL))
    large = compiled(tmp_path / "large", SHAPES[shape](SMALL * TIMES))
    growth = edges(large) / edges(small)
    assert calls_of_checking(large) <= calls_of_checking(small) * growth * SLACK


@pytest.mark.parametrize("shape", SHAPES)
def test_compiling_is_linear(shape: str, tmp_path: Path) -> None:
    """Hold what makes the graph to the same."""
    compiled(tmp_path / "first", SHAPES[shape](SMALL))
    counts: list[int] = []
    for count in (SMALL, SMALL * TIMES):
        with Calls() as calls:
            compiled(tmp_path / str(count), SHAPES[shape](count))
        counts.append(calls.count)
    assert counts[1] <= counts[0] * TIMES * SLACK
