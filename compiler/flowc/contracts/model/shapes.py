"""The shapes of values that callers give and get: a closed union."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import Plain, PlainMap


class Atom(enum.Enum):
    """A single value. `DATE` travels as the midnight of that day; Python has `BYTES` in records."""

    INTEGER = "integer"
    FLOAT = "float"
    STRING = "string"
    BOOLEAN = "boolean"
    DATETIME = "datetime"
    DATE = "date"
    DURATION = "duration"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Scalar:
    """Any value of an atom."""

    atom: Atom


@dataclass(frozen=True, slots=True)
class Nothing:
    """Python's `None`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An atom restricted to listed values (`Literal[...]`). Flyte itself takes any value."""

    atom: Atom
    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, or with `is_iterator` an iterator, which travels as a list."""

    item: Shape
    is_iterator: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping. `is_packed`: it travels as data, as records do, and not as a map of literals."""

    value: Shape
    key: Atom = Atom.STRING
    is_packed: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the types of a union.

    `label` names it within the union, in letters, digits and underscores; it does not change when
    other variants come or go. `tag` is the name of the encoder, which Flyte's literals carry.
    """

    label: str
    tag: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class OneOf:
    """A union, in the order of the source; `Optional[T]` is one of `T` and `Nothing`."""

    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Blob:
    """A file or a folder in the object store."""

    format: str = ""
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A named column of a dataset."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table. `is_legacy`: it travels as the older `Schema`."""

    columns: tuple[Column, ...] = ()
    format: str = ""
    is_legacy: bool = False


@dataclass(frozen=True, slots=True)
class EnumRef:
    """An enum of the contract, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record of the contract, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Data:
    """Data of any kind, as JSON and msgpack carry it; `schema` is what JSON Schema says of it.

    `is_object`: it is a mapping from text. `is_msgpack`: a literal of it is packed, else it is
    protobuf's `Struct`.
    """

    schema: PlainMap | None = None
    is_object: bool = False
    is_msgpack: bool = True


@dataclass(frozen=True, slots=True)
class Pickle:
    """A value that only Python makes and reads: others can hand it on. `reason` says why."""

    python: str
    reason: str = ""


Shape: TypeAlias = (
    Scalar
    | Nothing
    | Choice
    | ListOf
    | MapOf
    | OneOf
    | Blob
    | Dataset
    | EnumRef
    | RecordRef
    | Data
    | Pickle
)


def admits_none(shape: Shape) -> bool:
    """Tell whether `None` is a value of a shape."""
    match shape:
        case Nothing():
            return True
        case OneOf(variants=variants):
            return any(admits_none(variant.shape) for variant in variants)
        case _:
            return False


def others_than_none(shape: OneOf) -> tuple[Variant, ...]:
    """Give the variants of a union that are not `None`."""
    return tuple(each for each in shape.variants if not isinstance(each.shape, Nothing))
