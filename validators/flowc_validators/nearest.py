"""The name that was meant by one that there is not."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str:
    """Give the name that is closest to one, if any is close enough; else nothing."""
    # Importing it takes longer than most rules; it is needed only where something is wrong.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(names), n=1)), "")
