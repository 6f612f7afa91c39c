"""Python's own maps and lists, told apart."""

from __future__ import annotations

from typing import TypeGuard


def is_dict(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a value is a map."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a list."""
    return isinstance(value, list)
