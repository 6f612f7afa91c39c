"""Python's own maps and lists, told apart."""

from __future__ import annotations

from typing import TypeGuard


def is_dict(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a value is a map."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a list."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Tell whether something is a tuple, which YAML writes otherwise than a list."""
    return isinstance(value, tuple)


def without_tuples(data: object) -> object:
    """Give the same data with lists in place of tuples."""
    if is_dict(data):
        return {key: without_tuples(item) for key, item in data.items()}
    if is_list(data) or is_tuple(data):
        return [without_tuples(item) for item in data]
    return data
