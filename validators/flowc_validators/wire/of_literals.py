"""What the backend takes the type of a constant for: `LiteralTypeForLiteral`.

Mirrors flytepropeller v1.16.8, pkg/compiler/validators/utils.go.
"""

from __future__ import annotations

from collections.abc import Callable

from flowc_ir.literals import (
    BlobLiteral,
    BooleanLiteral,
    DatasetLiteral,
    DatetimeLiteral,
    DurationLiteral,
    FloatLiteral,
    ForeignLiteral,
    HashedLiteral,
    IntegerLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    RecordLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.types import Type
from flowc_validators.wire.types import NONE, Collection, Mapping, Simple, Struct, Union, Wire

_KINDS: dict[type[Literal], str] = {
    BooleanLiteral: "BOOLEAN",
    IntegerLiteral: "INTEGER",
    FloatLiteral: "FLOAT",
    StringLiteral: "STRING",
    DatetimeLiteral: "DATETIME",
    DurationLiteral: "DURATION",
    NoneLiteral: "NONE",
}


def literal_wire(literal: Literal, wire: Callable[[Type], Wire]) -> Wire:
    """Give what the backend infers; `wire` gives what it sees of a type that is written down."""
    match literal:
        case ListLiteral(items=items):
            return Collection(_joined([literal_wire(item, wire) for item in items]))
        case MapLiteral(entries=entries):
            return Mapping(_joined([literal_wire(entry.value, wire) for entry in entries]))
        case UnionLiteral(type=type_):
            return Union((_variant(type_, wire),))
        case BlobLiteral(type=type_) | DatasetLiteral(type=type_) | ForeignLiteral(type=type_):
            return wire(type_)
        case RecordLiteral():
            return Struct()
        case HashedLiteral(value=value):
            return literal_wire(value, wire)
        case _:
            return Simple(_KINDS[type(literal)])


def _variant(type_: Type, wire: Callable[[Type], Wire]) -> Wire:
    """Give the type of a union's value, with the name of its encoder."""
    from flowc_ir.types import UnionType

    union = wire(UnionType((type_,)))
    return union.variants[0] if isinstance(union, Union) else union


def _joined(parts: list[Wire]) -> Wire:
    """Give one type for all items of a list: itself, or a union of all that there are."""
    distinct: list[Wire] = []
    for part in parts:
        if part not in distinct:
            distinct.append(part)
    full = [part for part in distinct if part != Collection(NONE)] or distinct
    if not full:
        return NONE
    if len(full) == 1:
        return full[0]
    if any(isinstance(part, Collection) and isinstance(part.item, Union) for part in full):
        return Collection(Union(_flat(full)))
    return Union(tuple(full))


def _flat(parts: list[Wire]) -> tuple[Wire, ...]:
    found: list[Wire] = []
    for part in parts:
        item = part.item if isinstance(part, Collection) else part
        for one in item.variants if isinstance(item, Union) else (item,):
            if one not in found:
                found.append(one)
    return tuple(found)
