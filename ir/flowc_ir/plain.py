"""Plain data: the values that JSON and msgpack can both carry."""

from __future__ import annotations

import enum
from typing import TypeAlias, TypeGuard

from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PlainMap:
    """An ordered mapping; keys are plain values too, since msgpack allows any key."""

    entries: tuple[tuple[Plain, Plain], ...]


@dataclass(frozen=True, slots=True)
class PlainList:
    """A sequence of plain values."""

    items: tuple[Plain, ...]


class Setting(enum.Enum):
    """What only the target knows: the settings of packaging."""

    PROJECT = "project"
    DOMAIN = "domain"
    VERSION = "version"
    PYTHON_INTERPRETER = "python_interpreter"
    ENTRYPOINT = "entrypoint"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSetting:
    """A string with a setting of packaging in it; alone, it is null where the setting is absent."""

    before: str = ""
    setting: Setting
    after: str = ""


Plain: TypeAlias = None | bool | int | float | str | bytes | PlainList | PlainMap | PlainSetting


def plain_map(**entries: Plain) -> PlainMap:
    """Build a map from keyword arguments, in their order."""
    return PlainMap(tuple(entries.items()))


def thaw(value: Plain) -> object:
    """Give the same data as Python's own dicts and lists; raises TypeError on a setting."""
    match value:
        case PlainMap(entries=entries):
            return {thaw(key): thaw(item) for key, item in entries}
        case PlainList(items=items):
            return [thaw(item) for item in items]
        case PlainSetting():
            raise TypeError("a setting of packaging is not known yet")
        case _:
            return value


def freeze(value: object) -> Plain:
    """Turn Python's own dicts, lists and atoms into plain data; raises TypeError on all else."""
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return value
    if _is_dict(value):
        return PlainMap(tuple((freeze(key), freeze(item)) for key, item in value.items()))
    if _is_sequence(value):
        return PlainList(tuple(freeze(item) for item in value))
    raise TypeError(f"{type(value).__name__} is not plain data")


def _is_dict(value: object) -> TypeGuard[dict[object, object]]:
    return isinstance(value, dict)


def _is_sequence(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    return isinstance(value, (list, tuple))
