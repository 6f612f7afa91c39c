"""Which of some names a misspelt one may be meant for."""

from __future__ import annotations

from collections.abc import Iterable


def closest(name: str, names: Iterable[str]) -> str:
    """Give a hint that names the closest of the names that exist; empty if none is near."""
    from difflib import get_close_matches  # only wrong programs pay for this import

    close = get_close_matches(name, list(names), 1)
    return f"did you mean `{close[0]}`?" if close else ""
