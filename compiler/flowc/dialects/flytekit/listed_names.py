"""Every name that a module of flytekit binds, in any release that is mirrored."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TEXT = Path(__file__).with_name("listed_names.txt")
"""A line a module: its name, and what it binds, submodules among it; `make names` writes it."""


@cache
def members(module: str) -> frozenset[str] | None:
    """Give what a module of flytekit binds, None if there is no such module."""
    text = _text()
    start = max(text.find(f"\n{module}{end}") for end in " \n")
    if start < 0:
        return None
    line = text[start + 1 : text.index("\n", start + 1)]
    return frozenset(line.split()[1:])


@cache
def _text() -> str:
    return "\n" + TEXT.read_text(encoding="utf-8")
