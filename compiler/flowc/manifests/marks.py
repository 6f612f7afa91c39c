"""Marks in text that stand for settings which only packaging knows."""

from __future__ import annotations

import re

from flowc.manifests.plain_data import is_dict, is_list

# Letters of a private range, which no text of a program or manifest holds beside one another.
_OPEN, _CLOSE = "\ue0f1\ue0f2", "\ue0f2\ue0f1"
_MARK = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


class MarkError(Exception):
    """More is made of a setting that only packaging knows than a copy."""


def mark(name: str) -> str:
    """Give the mark of a setting."""
    return f"{_OPEN}{name}{_CLOSE}"


def parts_of(text: str) -> tuple[str, str, str] | None:
    """Give what stands before a mark, its name and what stands after it; None without one.

    Raises `MarkError` if there are several.
    """
    found = _MARK.search(text)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    if _MARK.search(after):
        raise MarkError("two settings of packaging stand in one text")
    return before, found[1], after


def is_marked(data: object) -> bool:
    """Tell whether a mark stands anywhere in plain data."""
    if isinstance(data, str):
        return _OPEN in data
    if is_dict(data):
        return any(is_marked(item) for item in data.values())
    return is_list(data) and any(is_marked(item) for item in data)
