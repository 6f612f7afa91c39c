"""From types of the IR to what the backend sees of them."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import assert_never

from flowc_ir.encoder_names import UnknownEncoderError, encoder_name
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import PlainMap
from flowc_ir.records import Definition, Record
from flowc_ir.records import Enum as EnumDefinition
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
    Dimensionality,
    EncodedType,
    EnumType,
    ListType,
    MapType,
    NativeType,
    RecordType,
    SchemaType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
    UnionType,
    UnknownType,
)
from flowc_validators.wire.types import (
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Schema,
    Simple,
    Struct,
    Union,
    Wire,
)


class UnknownWireError(Exception):
    """What the backend sees of a type is not known."""


class WireTypes:
    """What the backend sees of types; each object is looked at once."""

    def __init__(self, definitions: Table[str, Definition]) -> None:
        self._definitions = definitions
        self._known: dict[int, tuple[Type, Wire]] = {}
        self._open: set[str] = set()

    def wire(self, type_: Type) -> Wire:
        """Give what the backend sees; raises UnknownWireError."""
        known = self._known.get(id(type_))
        if known is None:
            known = (type_, self._build(type_))
            self._known[id(type_)] = known
        return known[1]

    def _build(self, type_: Type) -> Wire:
        match type_:
            case SimpleType(kind=kind) | ChoiceType(base=kind):
                return Simple(wire_kind(kind))
            case ListType(item=item):
                return Collection(self.wire(item))
            case MapType(value=value):
                return Mapping(self.wire(value))
            case UnionType(variants=variants):
                return Union(tuple(self._variant(variant) for variant in variants))
            case StructType(metadata=metadata):
                return Struct(metadata)
            case RecordType(name=name):
                return self._record(name)
            case EnumType(name=name):
                return self._enum(name)
            case EncodedType(inner=inner, outside=True):
                return _tagged(self.wire(inner), type_.tag)
            case AnnotatedType(inner=inner) | EncodedType(inner=inner):
                return self.wire(inner)
            case UnknownType(reason=reason):
                raise UnknownWireError(reason)
            case _:
                return self._stored(type_)

    def _stored(self, type_: BlobType | NativeType | DatasetType | SchemaType) -> Wire:
        match type_:
            case BlobType(format=format_, dimensionality=dimensionality):
                return Blob(format_, dimensionality is Dimensionality.MULTIPART)
            case NativeType():
                return Blob("PythonPickle")
            case DatasetType(format=format_, columns=columns):
                return Dataset(format_, tuple((c.name, self.wire(c.type)) for c in columns))
            case SchemaType(columns=columns):
                named = ((column.name, column.type) for column in columns)
                return Schema(
                    tuple(
                        (name, wire_kind(each.kind) if isinstance(each, SimpleType) else "")
                        for name, each in named
                    )
                )
            case _:
                assert_never(type_)

    def _variant(self, type_: Type) -> Wire:
        """Give a variant of a union: the tag takes the place of what is known of attributes."""
        try:
            tag = encoder_name(type_, self._definitions)
        except UnknownEncoderError as error:
            raise UnknownWireError(str(error)) from error
        if isinstance(type_, RecordType):
            return Struct(self._schema(type_.name), tag=tag)
        wire = self.wire(type_)
        return Struct(wire.schema, tag=tag) if isinstance(wire, Struct) else _tagged(wire, tag)

    def _schema(self, name: str) -> PlainMap | None:
        definition = self._definitions.get(name)
        if not isinstance(definition, Record):
            raise UnknownWireError(f"no record is named `{name}`")
        return definition.schema

    def _record(self, name: str) -> Wire:
        schema = self._schema(name)
        definition = self._definitions[name]
        if not isinstance(definition, Record) or name in self._open:
            raise UnknownWireError(f"`{name}` holds itself")
        self._open.add(name)
        try:
            fields = [(f.name, self.wire(f.type)) for f in definition.fields if f.type is not None]
        finally:
            self._open.discard(name)
        return Struct(schema, tuple(fields))

    def _enum(self, name: str) -> Wire:
        definition = self._definitions.get(name)
        if not isinstance(definition, EnumDefinition):
            raise UnknownWireError(f"no enum is named `{name}`")
        return Enum(tuple(str(member.value) for member in definition.members))


def _tagged(wire: Wire, tag: str) -> Wire:
    return replace(wire, tag=tag) if isinstance(wire, (Simple, Enum, Struct)) else wire


def wire_kind(kind: SimpleKind) -> str:
    """Name a simple type as the wire format does."""
    return "DATETIME" if kind is SimpleKind.DATE else kind.name
