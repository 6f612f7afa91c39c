"""The types of the values that flow between nodes: a closed union."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import Plain, PlainMap
from flowc_ir.source import NOWHERE, Span


class SimpleKind(enum.Enum):
    """The types without parts. `DATE` travels as a datetime; only its tag in a union differs."""

    NONE = "none"
    INTEGER = "integer"
    FLOAT = "float"
    STRING = "string"
    BOOLEAN = "boolean"
    DATETIME = "datetime"
    DATE = "date"
    DURATION = "duration"
    ERROR = "error"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class SimpleType:
    """A type without parts: `int`, `str`, `datetime`."""

    kind: SimpleKind


@dataclass(frozen=True, slots=True)
class ListType:
    """A list, or with `iterator` an iterator, whose items are all of one type."""

    item: Type
    iterator: bool = False


@dataclass(frozen=True, slots=True)
class MapType:
    """A mapping from strings to values of one type."""

    value: Type


@dataclass(frozen=True, slots=True)
class StructType:
    """An untyped mapping, or a foreign record known only by its encoder.

    `tag` is the name of the encoder (`Typed Dict`, `Protobuf-Transformer`); `key` and `value` are
    the types the user wrote, if any; `metadata` is carried with the literal type.
    """

    tag: str
    key: Type | None = None
    value: Type | None = None
    metadata: PlainMap | None = None
    msgpack: bool = True


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types, in the order of the source."""

    variants: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """A simple type restricted to listed values: Python's `Literal[...]`."""

    base: SimpleKind
    values: tuple[Plain, ...]


class Dimensionality(enum.Enum):
    """Whether a blob is one object or a folder of objects."""

    SINGLE = "single"
    MULTIPART = "multipart"


@dataclass(frozen=True, slots=True)
class BlobType:
    """A file or a folder in the object store. `tag` is the name of its encoder."""

    tag: str
    format: str = ""
    dimensionality: Dimensionality = Dimensionality.SINGLE
    metadata: PlainMap | None = None


@dataclass(frozen=True, slots=True)
class NativeType:
    """A Python type that no encoder knows: it travels as a pickle.

    `name` is the qualified name (`builtins.tuple`, `uuid.UUID`), `arguments` its generic
    arguments, `spelling` what Python's `str()` says of it (part of the contract). `reason` says why
    there is no encoder, if there might be one elsewhere.
    """

    name: str
    spelling: str
    arguments: tuple[Type, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EncodedType:
    """A type that an encoder of a library's has its own way with.

    `tag` is the name of the encoder, empty if it has none, `inner` what the type travels as,
    `metadata` is carried with the literal type. `outside`: the tag is written outside of unions
    too.
    """

    tag: str
    inner: Type
    metadata: PlainMap | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A named, typed column of a dataset."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class DatasetType:
    """A structured dataset: a table with optional columns, storage format and external schema."""

    columns: tuple[Column, ...] = ()
    format: str = ""
    external_schema_type: str = ""
    external_schema: bytes = b""


@dataclass(frozen=True, slots=True)
class SchemaType:
    """The older tabular type, `FlyteSchema`."""

    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumType:
    """A reference to an enum of the nominal table."""

    name: str


@dataclass(frozen=True, slots=True)
class RecordType:
    """A reference to a record of the nominal table."""

    name: str


@dataclass(frozen=True, slots=True)
class AnnotatedType:
    """A type with the user's own data attached (`FlyteAnnotation`)."""

    inner: Type
    annotations: PlainMap


@dataclass(frozen=True, slots=True)
class UnknownType:
    """A type that could not be known; nothing that needs its encoding can be emitted."""

    reason: str
    span: Span = NOWHERE


Type: TypeAlias = (
    SimpleType
    | ListType
    | MapType
    | StructType
    | UnionType
    | ChoiceType
    | BlobType
    | NativeType
    | EncodedType
    | DatasetType
    | SchemaType
    | EnumType
    | RecordType
    | AnnotatedType
    | UnknownType
)
