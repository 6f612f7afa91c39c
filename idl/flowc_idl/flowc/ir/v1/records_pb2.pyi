from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from flowc_idl.flowc.ir.v1 import plain_pb2 as _plain_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from flowc_idl.flowc.ir.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecordKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RECORD_KIND_UNSPECIFIED: _ClassVar[RecordKind]
    RECORD_KIND_DATACLASS: _ClassVar[RecordKind]
    RECORD_KIND_PYDANTIC: _ClassVar[RecordKind]
RECORD_KIND_UNSPECIFIED: RecordKind
RECORD_KIND_DATACLASS: RecordKind
RECORD_KIND_PYDANTIC: RecordKind

class Definition(_message.Message):
    __slots__ = ("record", "enum")
    RECORD_FIELD_NUMBER: _ClassVar[int]
    ENUM_FIELD_NUMBER: _ClassVar[int]
    record: Record
    enum: Enum
    def __init__(self, record: _Optional[_Union[Record, _Mapping]] = ..., enum: _Optional[_Union[Enum, _Mapping]] = ...) -> None: ...

class Field(_message.Message):
    __slots__ = ("name", "type", "alias", "doc", "default", "has_factory", "span")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    ALIAS_FIELD_NUMBER: _ClassVar[int]
    DOC_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_FIELD_NUMBER: _ClassVar[int]
    HAS_FACTORY_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: _types_pb2.Type
    alias: str
    doc: str
    default: _literals_pb2.Literal
    has_factory: bool
    span: _source_pb2.Span
    def __init__(self, name: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ..., alias: _Optional[str] = ..., doc: _Optional[str] = ..., default: _Optional[_Union[_literals_pb2.Literal, _Mapping]] = ..., has_factory: _Optional[bool] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class Record(_message.Message):
    __slots__ = ("name", "kind", "fields", "doc", "schema", "span", "goes_through_json")
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    DOC_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    GOES_THROUGH_JSON_FIELD_NUMBER: _ClassVar[int]
    name: str
    kind: RecordKind
    fields: _containers.RepeatedCompositeFieldContainer[Field]
    doc: str
    schema: _plain_pb2.PlainMap
    span: _source_pb2.Span
    goes_through_json: bool
    def __init__(self, name: _Optional[str] = ..., kind: _Optional[_Union[RecordKind, str]] = ..., fields: _Optional[_Iterable[_Union[Field, _Mapping]]] = ..., doc: _Optional[str] = ..., schema: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., goes_through_json: _Optional[bool] = ...) -> None: ...

class Member(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: _plain_pb2.Plain
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_plain_pb2.Plain, _Mapping]] = ...) -> None: ...

class Enum(_message.Message):
    __slots__ = ("name", "members", "doc", "span")
    NAME_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    DOC_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    name: str
    members: _containers.RepeatedCompositeFieldContainer[Member]
    doc: str
    span: _source_pb2.Span
    def __init__(self, name: _Optional[str] = ..., members: _Optional[_Iterable[_Union[Member, _Mapping]]] = ..., doc: _Optional[str] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...
