"""Packages made wrong at random: good messages of which some fields are others."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from flyteidl.core import types_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from flowc.targets.flyte.lifting.members import message_in
from flowc_ir.reflect import is_sequence

Files = list[tuple[str, bytes]]
Spot = tuple[Message, FieldDescriptor]

# What neither compiler looks at, or what would only hide other mistakes.
_LEFT_ALONE = {"description", "closure", "runtime", "env", "labels", "annotations", "custom"}


def mutated(files: Files, seed: int) -> Files:
    """Change one to three things in a package; the same seed gives the same package."""
    dice = random.Random(seed)
    messages = [(name, message_in(name, data)) for name, data in files]
    for _ in range(dice.randint(1, 3)):
        _, message = dice.choice(messages)
        _change(message, dice)
    return [(name, message.SerializeToString()) for name, message in messages]


def _change(message: Message, dice: random.Random) -> None:
    """Change one field somewhere in a message; the deeper, the likelier."""
    spots = list(_spots(message))
    if not spots:
        return
    holder, field = dice.choice(spots)
    ways = [_clear, _retype, _retext, _renumber, _repeat, _drop, _exchange]
    dice.shuffle(ways)
    for way in ways:
        if way(holder, field, spots, dice):
            return


def _spots(message: Message) -> Iterator[Spot]:
    """Give every field that is set, with the message that holds it."""
    for field, value in message.ListFields():
        if field.name in _LEFT_ALONE:
            continue
        yield message, field
        for inner in _inner(value):
            yield from _spots(inner)


def _inner(value: object) -> Iterator[Message]:
    if isinstance(value, Message):
        yield value
    elif _is_map(value):
        for key in sorted(value, key=str):
            item = value[key]
            if isinstance(item, Message):
                yield item
    elif is_sequence(value):
        for item in value:
            if isinstance(item, Message):
                yield item


def _clear(holder: Message, field: FieldDescriptor, _: list[Spot], __: random.Random) -> bool:
    holder.ClearField(field.name)
    return True


def _retype(holder: Message, field: FieldDescriptor, _: list[Spot], dice: random.Random) -> bool:
    """Put another type in the place of one."""
    if field.message_type is None or field.message_type.full_name != "flyteidl.core.LiteralType":
        return False
    if _is_repeated(field):
        return False
    _value(holder, field).CopyFrom(_any_type(dice))
    return True


def _any_type(dice: random.Random) -> types_pb2.LiteralType:
    kinds = (types_pb2.INTEGER, types_pb2.STRING, types_pb2.FLOAT, types_pb2.STRUCT, types_pb2.NONE)
    plain = types_pb2.LiteralType(simple=dice.choice(kinds))
    match dice.randrange(6):
        case 0:
            return types_pb2.LiteralType(collection_type=plain)
        case 1:
            return types_pb2.LiteralType(map_value_type=plain)
        case 2:
            both = types_pb2.UnionType(variants=[plain, types_pb2.LiteralType(simple="NONE")])
            return types_pb2.LiteralType(union_type=both)
        case 3:
            return types_pb2.LiteralType(enum_type=types_pb2.EnumType(values=["a", "b"]))
        case 4:
            return types_pb2.LiteralType(blob=types_pb2.BlobType(format=dice.choice(["", "csv"])))
        case _:
            return plain


def _retext(
    holder: Message, field: FieldDescriptor, spots: list[Spot], dice: random.Random
) -> bool:
    """Put another text, from elsewhere in the message, in the place of one."""
    if field.type != FieldDescriptor.TYPE_STRING or _is_repeated(field):
        return False
    texts = [
        str(_held(other, one))
        for other, one in spots
        if one.type == FieldDescriptor.TYPE_STRING and not _is_repeated(one)
    ]
    _set(holder, field, dice.choice([*texts, "", "ghost", "a b", "1GB"]))
    return True


def _renumber(holder: Message, field: FieldDescriptor, _: list[Spot], dice: random.Random) -> bool:
    if field.type == FieldDescriptor.TYPE_ENUM and not _is_repeated(field):
        enum = field.enum_type
        if enum is None:
            return False
        _set(holder, field, dice.choice(sorted(value.number for value in enum.values)))
        return True
    return False


def _repeat(holder: Message, field: FieldDescriptor, _: list[Spot], dice: random.Random) -> bool:
    """Put an item of a list there once more."""
    if not _is_repeated(field) or _is_map(_held(holder, field)) or field.message_type is None:
        return False
    twice = type(holder)()
    twice.CopyFrom(holder)
    for name in [each.name for each, _ in twice.ListFields() if each.name != field.name]:
        twice.ClearField(name)
    holder.MergeFrom(twice)
    return True


def _drop(holder: Message, field: FieldDescriptor, _: list[Spot], dice: random.Random) -> bool:
    """Take one item out of a list or a map."""
    if not _is_repeated(field):
        return False
    held = _held(holder, field)
    if _is_map(held):
        kept = {key: held[key] for key in held}
        kept.pop(dice.choice(sorted(kept, key=str)))
    elif is_sequence(held):
        items = list(held)
        items.pop(dice.randrange(len(items)))
        kept = dict(enumerate(items))
    else:
        return False
    copies = type(holder)(**{field.name: kept if _is_map(held) else list(kept.values())})
    holder.ClearField(field.name)
    holder.MergeFrom(copies)
    return True


def _exchange(
    holder: Message, field: FieldDescriptor, spots: list[Spot], dice: random.Random
) -> bool:
    """Put a message of the same type, from elsewhere, in the place of one."""
    if field.message_type is None or _is_repeated(field):
        return False
    name = field.message_type.full_name
    others = [
        _value(other, one)
        for other, one in spots
        if one.message_type is not None
        and one.message_type.full_name == name
        and not _is_repeated(one)
    ]
    chosen = type(_value(holder, field))()
    chosen.CopyFrom(dice.choice(others))
    if not chosen.IsInitialized() or chosen.ByteSize() > 10_000:
        return False
    _value(holder, field).CopyFrom(chosen)
    return True


def _is_repeated(field: FieldDescriptor) -> bool:
    return field.is_repeated


def _held(holder: Message, field: FieldDescriptor) -> object:
    return next((value for each, value in holder.ListFields() if each.name == field.name), "")


def _value(holder: Message, field: FieldDescriptor) -> Message:
    found = _held(holder, field)
    assert isinstance(found, Message)
    return found


def _set(holder: Message, field: FieldDescriptor, value: str | int) -> None:
    changed = type(holder)(**{field.name: value})
    holder.ClearField(field.name)
    holder.MergeFrom(changed)


def _is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)
