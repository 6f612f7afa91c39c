from flowc_idl.flowc.ir.v1 import plain_pb2 as _plain_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SimpleKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SIMPLE_KIND_UNSPECIFIED: _ClassVar[SimpleKind]
    SIMPLE_KIND_NONE: _ClassVar[SimpleKind]
    SIMPLE_KIND_INTEGER: _ClassVar[SimpleKind]
    SIMPLE_KIND_FLOAT: _ClassVar[SimpleKind]
    SIMPLE_KIND_STRING: _ClassVar[SimpleKind]
    SIMPLE_KIND_BOOLEAN: _ClassVar[SimpleKind]
    SIMPLE_KIND_DATETIME: _ClassVar[SimpleKind]
    SIMPLE_KIND_DATE: _ClassVar[SimpleKind]
    SIMPLE_KIND_DURATION: _ClassVar[SimpleKind]
    SIMPLE_KIND_ERROR: _ClassVar[SimpleKind]
    SIMPLE_KIND_BINARY: _ClassVar[SimpleKind]

class Dimensionality(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DIMENSIONALITY_UNSPECIFIED: _ClassVar[Dimensionality]
    DIMENSIONALITY_SINGLE: _ClassVar[Dimensionality]
    DIMENSIONALITY_MULTIPART: _ClassVar[Dimensionality]
SIMPLE_KIND_UNSPECIFIED: SimpleKind
SIMPLE_KIND_NONE: SimpleKind
SIMPLE_KIND_INTEGER: SimpleKind
SIMPLE_KIND_FLOAT: SimpleKind
SIMPLE_KIND_STRING: SimpleKind
SIMPLE_KIND_BOOLEAN: SimpleKind
SIMPLE_KIND_DATETIME: SimpleKind
SIMPLE_KIND_DATE: SimpleKind
SIMPLE_KIND_DURATION: SimpleKind
SIMPLE_KIND_ERROR: SimpleKind
SIMPLE_KIND_BINARY: SimpleKind
DIMENSIONALITY_UNSPECIFIED: Dimensionality
DIMENSIONALITY_SINGLE: Dimensionality
DIMENSIONALITY_MULTIPART: Dimensionality

class Type(_message.Message):
    __slots__ = ("simple", "list", "map", "struct", "union", "choice", "blob", "native", "dataset", "schema", "enum", "record", "annotated", "unknown", "encoded")
    SIMPLE_FIELD_NUMBER: _ClassVar[int]
    LIST_FIELD_NUMBER: _ClassVar[int]
    MAP_FIELD_NUMBER: _ClassVar[int]
    STRUCT_FIELD_NUMBER: _ClassVar[int]
    UNION_FIELD_NUMBER: _ClassVar[int]
    CHOICE_FIELD_NUMBER: _ClassVar[int]
    BLOB_FIELD_NUMBER: _ClassVar[int]
    NATIVE_FIELD_NUMBER: _ClassVar[int]
    DATASET_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    ENUM_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    ANNOTATED_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    ENCODED_FIELD_NUMBER: _ClassVar[int]
    simple: SimpleType
    list: ListType
    map: MapType
    struct: StructType
    union: UnionType
    choice: ChoiceType
    blob: BlobType
    native: NativeType
    dataset: DatasetType
    schema: SchemaType
    enum: EnumType
    record: RecordType
    annotated: AnnotatedType
    unknown: UnknownType
    encoded: EncodedType
    def __init__(self, simple: _Optional[_Union[SimpleType, _Mapping]] = ..., list: _Optional[_Union[ListType, _Mapping]] = ..., map: _Optional[_Union[MapType, _Mapping]] = ..., struct: _Optional[_Union[StructType, _Mapping]] = ..., union: _Optional[_Union[UnionType, _Mapping]] = ..., choice: _Optional[_Union[ChoiceType, _Mapping]] = ..., blob: _Optional[_Union[BlobType, _Mapping]] = ..., native: _Optional[_Union[NativeType, _Mapping]] = ..., dataset: _Optional[_Union[DatasetType, _Mapping]] = ..., schema: _Optional[_Union[SchemaType, _Mapping]] = ..., enum: _Optional[_Union[EnumType, _Mapping]] = ..., record: _Optional[_Union[RecordType, _Mapping]] = ..., annotated: _Optional[_Union[AnnotatedType, _Mapping]] = ..., unknown: _Optional[_Union[UnknownType, _Mapping]] = ..., encoded: _Optional[_Union[EncodedType, _Mapping]] = ...) -> None: ...

class SimpleType(_message.Message):
    __slots__ = ("kind",)
    KIND_FIELD_NUMBER: _ClassVar[int]
    kind: SimpleKind
    def __init__(self, kind: _Optional[_Union[SimpleKind, str]] = ...) -> None: ...

class ListType(_message.Message):
    __slots__ = ("item", "iterator")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ITERATOR_FIELD_NUMBER: _ClassVar[int]
    item: Type
    iterator: bool
    def __init__(self, item: _Optional[_Union[Type, _Mapping]] = ..., iterator: _Optional[bool] = ...) -> None: ...

class MapType(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: Type
    def __init__(self, value: _Optional[_Union[Type, _Mapping]] = ...) -> None: ...

class StructType(_message.Message):
    __slots__ = ("tag", "key", "value", "metadata", "msgpack")
    TAG_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    MSGPACK_FIELD_NUMBER: _ClassVar[int]
    tag: str
    key: Type
    value: Type
    metadata: _plain_pb2.PlainMap
    msgpack: bool
    def __init__(self, tag: _Optional[str] = ..., key: _Optional[_Union[Type, _Mapping]] = ..., value: _Optional[_Union[Type, _Mapping]] = ..., metadata: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ..., msgpack: _Optional[bool] = ...) -> None: ...

class UnionType(_message.Message):
    __slots__ = ("variants",)
    VARIANTS_FIELD_NUMBER: _ClassVar[int]
    variants: _containers.RepeatedCompositeFieldContainer[Type]
    def __init__(self, variants: _Optional[_Iterable[_Union[Type, _Mapping]]] = ...) -> None: ...

class ChoiceType(_message.Message):
    __slots__ = ("base", "values")
    BASE_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    base: SimpleKind
    values: _containers.RepeatedCompositeFieldContainer[_plain_pb2.Plain]
    def __init__(self, base: _Optional[_Union[SimpleKind, str]] = ..., values: _Optional[_Iterable[_Union[_plain_pb2.Plain, _Mapping]]] = ...) -> None: ...

class BlobType(_message.Message):
    __slots__ = ("tag", "format", "dimensionality", "metadata")
    TAG_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONALITY_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    tag: str
    format: str
    dimensionality: Dimensionality
    metadata: _plain_pb2.PlainMap
    def __init__(self, tag: _Optional[str] = ..., format: _Optional[str] = ..., dimensionality: _Optional[_Union[Dimensionality, str]] = ..., metadata: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ...) -> None: ...

class NativeType(_message.Message):
    __slots__ = ("name", "spelling", "arguments", "reason")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SPELLING_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    name: str
    spelling: str
    arguments: _containers.RepeatedCompositeFieldContainer[Type]
    reason: str
    def __init__(self, name: _Optional[str] = ..., spelling: _Optional[str] = ..., arguments: _Optional[_Iterable[_Union[Type, _Mapping]]] = ..., reason: _Optional[str] = ...) -> None: ...

class EncodedType(_message.Message):
    __slots__ = ("tag", "inner", "metadata", "outside")
    TAG_FIELD_NUMBER: _ClassVar[int]
    INNER_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    OUTSIDE_FIELD_NUMBER: _ClassVar[int]
    tag: str
    inner: Type
    metadata: _plain_pb2.PlainMap
    outside: bool
    def __init__(self, tag: _Optional[str] = ..., inner: _Optional[_Union[Type, _Mapping]] = ..., metadata: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ..., outside: _Optional[bool] = ...) -> None: ...

class Column(_message.Message):
    __slots__ = ("name", "type")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: Type
    def __init__(self, name: _Optional[str] = ..., type: _Optional[_Union[Type, _Mapping]] = ...) -> None: ...

class DatasetType(_message.Message):
    __slots__ = ("columns", "format", "external_schema_type", "external_schema")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_SCHEMA_TYPE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_SCHEMA_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[Column]
    format: str
    external_schema_type: str
    external_schema: bytes
    def __init__(self, columns: _Optional[_Iterable[_Union[Column, _Mapping]]] = ..., format: _Optional[str] = ..., external_schema_type: _Optional[str] = ..., external_schema: _Optional[bytes] = ...) -> None: ...

class SchemaType(_message.Message):
    __slots__ = ("columns",)
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[Column]
    def __init__(self, columns: _Optional[_Iterable[_Union[Column, _Mapping]]] = ...) -> None: ...

class EnumType(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class RecordType(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class AnnotatedType(_message.Message):
    __slots__ = ("inner", "annotations")
    INNER_FIELD_NUMBER: _ClassVar[int]
    ANNOTATIONS_FIELD_NUMBER: _ClassVar[int]
    inner: Type
    annotations: _plain_pb2.PlainMap
    def __init__(self, inner: _Optional[_Union[Type, _Mapping]] = ..., annotations: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ...) -> None: ...

class UnknownType(_message.Message):
    __slots__ = ("reason", "span")
    REASON_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    reason: str
    span: _source_pb2.Span
    def __init__(self, reason: _Optional[str] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...
