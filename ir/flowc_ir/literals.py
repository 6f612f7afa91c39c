"""Literals: the constant values that a compiled program carries."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import Plain
from flowc_ir.types import BlobType, DatasetType, Type


@dataclass(frozen=True, slots=True)
class NoneLiteral:
    """The absent value."""


@dataclass(frozen=True, slots=True)
class BooleanLiteral:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class IntegerLiteral:
    """A whole number; targets check their own range."""

    value: int


@dataclass(frozen=True, slots=True)
class FloatLiteral:
    """A double."""

    value: float


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """A string; also the value of an enum that has string values."""

    value: str


@dataclass(frozen=True, slots=True)
class DatetimeLiteral:
    """A moment: seconds since 1970-01-01T00:00:00Z, and nanoseconds from 0 to 999,999,999."""

    seconds: int
    nanos: int


@dataclass(frozen=True, slots=True)
class DurationLiteral:
    """A span of time. Both parts have the same sign, as in `google.protobuf.Duration`."""

    seconds: int
    nanos: int


@dataclass(frozen=True, slots=True)
class ListLiteral:
    """A list of literals."""

    items: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a map literal."""

    key: str
    value: Literal


@dataclass(frozen=True, slots=True)
class MapLiteral:
    """A mapping from strings to literals, in source order."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class UnionLiteral:
    """A value of a union, and the variant that it was taken for."""

    value: Literal
    type: Type


@dataclass(frozen=True, slots=True)
class RecordLiteral:
    """A record or untyped mapping as plain data, encoded as its record kind demands (msgpack)."""

    value: Plain


@dataclass(frozen=True, slots=True)
class BlobLiteral:
    """A file or folder that already lies at `uri`."""

    uri: str
    type: BlobType


@dataclass(frozen=True, slots=True)
class DatasetLiteral:
    """A dataset that already lies at `uri`."""

    uri: str
    type: DatasetType


@dataclass(frozen=True, slots=True)
class HashedLiteral:
    """A value with a hash of the user's own, by which results that depend on it are cached."""

    value: Literal
    hash: str


@dataclass(frozen=True, slots=True)
class ForeignLiteral:
    """A value that is not carried, of another SDK's making; only its type is known."""

    type: Type


Literal: TypeAlias = (
    NoneLiteral
    | BooleanLiteral
    | IntegerLiteral
    | FloatLiteral
    | StringLiteral
    | DatetimeLiteral
    | DurationLiteral
    | ListLiteral
    | MapLiteral
    | UnionLiteral
    | RecordLiteral
    | BlobLiteral
    | DatasetLiteral
    | HashedLiteral
    | ForeignLiteral
)
