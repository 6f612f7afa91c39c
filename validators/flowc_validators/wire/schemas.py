"""JSON Schemas of mappings: whether one holds all that another asks for."""

from __future__ import annotations

from typing import TypeGuard

from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting

DRAFTS = ("draft-04", "draft-06", "draft-07")
"""The drafts that the backend's reader of schemas knows; it takes a schema without one for 7."""


def is_wider(up: PlainMap, down: PlainMap) -> bool:
    """Tell whether what `up` describes has all that `down` asks for.

    Mirrors `isSuperTypeInJSON` of flytepropeller v1.16.8: equal schemas fit; otherwise both must be
    of a draft that it reads, and each property of `down` is in `up` with a type that fits.
    """
    one, other = _plain(up), _plain(down)
    if one == other:
        return True
    if not _is_readable(one) or not _is_readable(other):
        return False
    return _fits(one, other)


def _plain(value: Plain) -> object:
    """Give data that compares as JSON does: all numbers are of one kind, order is nothing."""
    match value:
        case PlainMap(entries=entries):
            return {str(key): _plain(item) for key, item in entries}
        case PlainList(items=items):
            return [_plain(item) for item in items]
        case bool() | None | str() | bytes() | PlainSetting():
            return value
        case int() | float():
            return float(value)


def _is_readable(schema: object) -> bool:
    if not _is_map(schema):
        return False
    dialect = schema.get("$schema")
    return dialect is None or any(draft in str(dialect) for draft in DRAFTS)


def _is_map(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _fits(up: object, down: object) -> bool:
    if not _is_map(up) or not _is_map(down):
        return up == down
    if up.get("type") != down.get("type"):
        return False
    if down.get("type") == "array":
        return _fits(up.get("items", {}), down.get("items", {}))
    wanted, held = down.get("properties"), up.get("properties")
    if _is_map(wanted):
        held = held if _is_map(held) else {}
        return all(name in held and _fits(held[name], item) for name, item in wanted.items())
    parts = ("enum", "anyOf", "oneOf", "$ref", "const", "additionalProperties")
    return all(up.get(part) == down.get(part) for part in parts)
