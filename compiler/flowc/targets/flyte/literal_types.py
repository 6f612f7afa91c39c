"""Types of the IR as `flyteidl.core.LiteralType`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from flyteidl.core import types_pb2

from flowc.targets.flyte.simple_types import dataset_type, schema_type, simple_type
from flowc.targets.flyte.structs import fill_struct
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.encoder_names import UnknownEncoderError, encoder_name
from flowc_ir.plain import PlainList, PlainMap, plain_map
from flowc_ir.records import Definition, Enum, Record
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
    SimpleType,
    StructType,
    Type,
    UnionType,
    UnknownType,
)

_MSGPACK = plain_map(**{"cache-key-metadata": plain_map(**{"serialization-format": "msgpack"})})


class LiteralTypes:
    """Encodes types, each object once; the messages that it gives are shared, so never change them.

    Types are remembered by identity: equality would mix up `1` and `True` in users' own data.
    """

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self._definitions = definitions
        self._plain: dict[int, tuple[Type, types_pb2.LiteralType]] = {}
        self._tagged: dict[int, tuple[Type, types_pb2.LiteralType]] = {}
        self._records: dict[str, types_pb2.LiteralType] = {}
        self._open: set[str] = set()

    def encode(self, type_: Type) -> types_pb2.LiteralType:
        """Encode a type; raises UnencodableError."""
        known = self._plain.get(id(type_))
        if known is None:
            known = (type_, self._build(type_))
            self._plain[id(type_)] = known
        return known[1]

    def encode_variant(self, type_: Type) -> types_pb2.LiteralType:
        """Encode a variant of a union: the tag takes the place of any structure.

        That is why a record may hold itself through a union. Raises UnencodableError.
        """
        known = self._tagged.get(id(type_))
        if known is None:
            known = (type_, self._build_variant(type_))
            self._tagged[id(type_)] = known
        return known[1]

    def blob(self, type_: BlobType) -> types_pb2.BlobType:
        """Encode the blob part of a file or folder type."""
        dimensionality = (
            types_pb2.BlobType.MULTIPART
            if type_.dimensionality is Dimensionality.MULTIPART
            else types_pb2.BlobType.SINGLE
        )
        return types_pb2.BlobType(format=type_.format, dimensionality=dimensionality)

    def dataset(self, type_: DatasetType) -> types_pb2.StructuredDatasetType:
        """Encode the table part of a dataset type."""
        return dataset_type(type_, self.encode)

    def _build_variant(self, type_: Type) -> types_pb2.LiteralType:
        variant = types_pb2.LiteralType()
        variant.CopyFrom(self._outer(type_) or self.encode(type_))
        variant.ClearField("structure")
        try:
            tag = encoder_name(type_, self._definitions)
        except UnknownEncoderError as error:
            raise UnencodableError(str(error)) from error
        if tag:
            variant.structure.tag = tag
        return variant

    def _outer(self, type_: Type) -> types_pb2.LiteralType | None:
        """Give a record without its structure, which must not be looked into."""
        match type_:
            case RecordType(name=name):
                return _record_shell(self._record(name))
            case AnnotatedType(inner=inner, annotations=annotations):
                shell = self._outer(inner)
                return None if shell is None else _annotated(shell, annotations)
            case _:
                return None

    def _build(self, type_: Type) -> types_pb2.LiteralType:
        match type_:
            case SimpleType(kind=kind):
                return types_pb2.LiteralType(simple=simple_type(kind))
            case ListType(item=item):
                return types_pb2.LiteralType(collection_type=self.encode(item))
            case MapType(value=value):
                return types_pb2.LiteralType(map_value_type=self.encode(value))
            case UnionType(variants=variants):
                encoded = [self.encode_variant(variant) for variant in variants]
                return types_pb2.LiteralType(union_type=types_pb2.UnionType(variants=encoded))
            case RecordType(name=name):
                return self._build_record(name)
            case AnnotatedType(inner=inner, annotations=annotations):
                return _annotated(self.encode(inner), annotations)
            case EncodedType(inner=inner, metadata=metadata):
                whole = _carrying(self.encode(inner), metadata)
                return _tagged(whole, type_.tag) if type_.outside else whole
            case UnknownType(reason=reason):
                raise UnencodableError(reason)
            case _:
                return self._build_leaf(type_)

    def _build_leaf(
        self,
        type_: StructType
        | ChoiceType
        | BlobType
        | NativeType
        | DatasetType
        | SchemaType
        | EnumType,
    ) -> types_pb2.LiteralType:
        match type_:
            case StructType():
                return _struct(type_.metadata, msgpack=type_.msgpack)
            case ChoiceType(base=base, values=values):
                choice = types_pb2.LiteralType(simple=simple_type(base))
                return _annotated(choice, plain_map(literal_values=PlainList(values)))
            case BlobType():
                return _blob(self.blob(type_), type_.metadata)
            case NativeType(spelling=spelling):
                pickle = types_pb2.BlobType(format="PythonPickle")
                return _blob(pickle, plain_map(python_class_name=spelling))
            case DatasetType():
                return types_pb2.LiteralType(structured_dataset_type=self.dataset(type_))
            case SchemaType():
                return types_pb2.LiteralType(schema=schema_type(type_))
            case EnumType(name=name):
                return types_pb2.LiteralType(enum_type=self._enum(name))
            case _:
                assert_never(type_)

    def _enum(self, name: str) -> types_pb2.EnumType:
        definition = self._definitions.get(name)
        if not isinstance(definition, Enum):
            raise UnencodableError(f"no enum is named `{name}`")
        values: list[str] = []
        for member in definition.members:
            if not isinstance(member.value, str):
                raise UnencodableError(f"`{name}.{member.name}` is not a string")
            values.append(member.value)
        return types_pb2.EnumType(values=values)

    def _record(self, name: str) -> Record:
        definition = self._definitions.get(name)
        if not isinstance(definition, Record):
            raise UnencodableError(f"no record is named `{name}`")
        return definition

    def _build_record(self, name: str) -> types_pb2.LiteralType:
        known = self._records.get(name)
        if known is not None:
            return known
        if name in self._open:
            raise UnencodableError(f"`{name}` holds itself, and not as a variant of a union")
        self._open.add(name)
        try:
            known = self._records[name] = self._whole_record(self._record(name))
        finally:
            self._open.discard(name)
        return known

    def _whole_record(self, record: Record) -> types_pb2.LiteralType:
        whole = _record_shell(record)
        whole.structure.SetInParent()
        for field in record.fields:
            if field.type is not None:
                whole.structure.dataclass_type[field.name].CopyFrom(self.encode(field.type))
        return whole


def _record_shell(record: Record) -> types_pb2.LiteralType:
    return _struct(record.schema, msgpack=True)


def _struct(metadata: PlainMap | None, *, msgpack: bool) -> types_pb2.LiteralType:
    struct = types_pb2.LiteralType(simple=types_pb2.STRUCT)
    if metadata is not None:
        fill_struct(struct.metadata, metadata)
    if msgpack:
        fill_struct(struct.annotation.annotations, _MSGPACK)
    return struct


def _blob(blob: types_pb2.BlobType, metadata: PlainMap | None) -> types_pb2.LiteralType:
    encoded = types_pb2.LiteralType(blob=blob)
    if metadata is not None:
        fill_struct(encoded.metadata, metadata)
    return encoded


def _carrying(encoded: types_pb2.LiteralType, metadata: PlainMap | None) -> types_pb2.LiteralType:
    if metadata is None:
        return encoded
    whole = types_pb2.LiteralType()
    whole.CopyFrom(encoded)
    whole.ClearField("metadata")
    fill_struct(whole.metadata, metadata)
    return whole


def _tagged(encoded: types_pb2.LiteralType, tag: str) -> types_pb2.LiteralType:
    whole = types_pb2.LiteralType()
    whole.CopyFrom(encoded)
    whole.structure.tag = tag
    return whole


def _annotated(encoded: types_pb2.LiteralType, annotations: PlainMap) -> types_pb2.LiteralType:
    """Add the user's annotations to those that are there, which win."""
    annotated = types_pb2.LiteralType()
    annotated.CopyFrom(encoded)
    annotated.annotation.ClearField("annotations")
    fill_struct(annotated.annotation.annotations, annotations)
    annotated.annotation.annotations.MergeFrom(encoded.annotation.annotations)
    return annotated
