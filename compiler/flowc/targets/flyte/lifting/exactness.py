"""What of a package the IR cannot say: it is lowered again and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from google.protobuf.message import Message

from flowc.targets.flyte.index import Key
from flowc.targets.flyte.package import encode_entities
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.program import Program


def inexact(
    program: Program, settings: FlyteSettings, messages: Mapping[Key, Message]
) -> dict[Key, str]:
    """Tell which entities would be written otherwise than they were read, and in what."""
    encoded, skipped = encode_entities(program, settings)
    found = {(each.kind, each.name): each.reason for each in skipped}
    for each in encoded:
        key = (each.kind, each.name)
        message = messages.get(key)
        if message is not None and not _is_same(message, each.message):
            path = difference(message, each.message) or "a field that is not known"
            found[key] = f"`{path}` cannot be said in full"
    return found


def difference(one: Message, other: Message) -> str:
    """Give the path of the first field in which two messages differ; empty if none does."""
    for name in [field.name for field in one.DESCRIPTOR.fields]:
        ones, others = _held(one, name), _held(other, name)
        if set(ones) != set(others):
            return name
        for key, item in ones.items():
            path = f"{name}{key}"
            pair = others[key]
            if isinstance(item, Message) and isinstance(pair, Message):
                inner = difference(item, pair)
                if inner:
                    return f"{path}.{inner}"
            elif item != pair and repr(item) != repr(pair):
                return path
    return ""


def _held(message: Message, field: str) -> dict[str, object]:
    """Give what a field holds: nothing, one thing, or several by position or key."""
    for present, value in message.ListFields():
        if present.name == field:
            return _entries(value)
    return {}


def _entries(value: object) -> dict[str, object]:
    # A Struct is a message, and looks like a mapping.
    if isinstance(value, Message):
        return {"": value}
    if _is_map(value):
        return {f"[{key}]": value[key] for key in value}
    if _is_list(value):
        return {f"[{number}]": item for number, item in enumerate(value)}
    return {"": value}


def _is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _is_same(one: Message, other: Message) -> bool:
    return one.SerializeToString(deterministic=True) == other.SerializeToString(deterministic=True)
