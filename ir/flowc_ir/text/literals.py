"""Literals as text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import assert_never

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
from flowc_ir.text.atoms import plain_doc, quote, spell_float, spell_integer
from flowc_ir.text.layout import Doc, group, row
from flowc_ir.text.types import spell_type

# From the year 1 to the year 9999, which Python can write.
_WITH_CALENDAR = range(-62_135_596_800, 253_402_300_800)


def literal_doc(literal: Literal) -> Doc:
    """Write a literal; different literals are written differently."""
    match literal:
        case NoneLiteral():
            return "none"
        case BooleanLiteral(value=boolean):
            return "true" if boolean else "false"
        case IntegerLiteral(value=integer):
            return spell_integer(integer)
        case FloatLiteral(value=number):
            return spell_float(number)
        case StringLiteral(value=string):
            return quote(string)
        case DatetimeLiteral(seconds=seconds, nanos=nanos):
            return f"datetime({_spell_moment(seconds)}{_spell_nanos(nanos)})"
        case DurationLiteral(seconds=seconds, nanos=nanos):
            return f"duration({seconds}s{_spell_nanos(nanos)})"
        case ListLiteral(items=items):
            return group("[", map(literal_doc, items), "]")
        case MapLiteral(entries=entries):
            pairs = (row(quote(entry.key), ": ", literal_doc(entry.value)) for entry in entries)
            return group("{", pairs, "}")
        case UnionLiteral(value=value, type=type_):
            return row("(", literal_doc(value), f" as {spell_type(type_)})")
        case RecordLiteral(value=plain):
            return group("record(", (plain_doc(plain),), ")")
        case BlobLiteral(uri=uri, type=type_) | DatasetLiteral(uri=uri, type=type_):
            return f"at({quote(uri)}, {spell_type(type_)})"
        case HashedLiteral(value=value, hash=hash_):
            return row("(", literal_doc(value), f" hashed {quote(hash_)})")
        case ForeignLiteral(type=type_):
            return f"foreign({spell_type(type_)})"
        case _:
            assert_never(literal)


def _spell_moment(seconds: int) -> str:
    if seconds not in _WITH_CALENDAR:
        return f"{seconds}s"
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat().replace("+00:00", "Z")


def _spell_nanos(nanos: int) -> str:
    return f" {nanos}ns" if nanos else ""
