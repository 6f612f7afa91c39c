from flowc_idl.flowc.ir.v1 import plain_pb2 as _plain_pb2
from flowc_idl.flowc.ir.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Literal(_message.Message):
    __slots__ = ("none", "boolean", "integer", "float", "string", "datetime", "duration", "list", "map", "union", "record", "blob", "dataset", "hashed", "foreign")
    NONE_FIELD_NUMBER: _ClassVar[int]
    BOOLEAN_FIELD_NUMBER: _ClassVar[int]
    INTEGER_FIELD_NUMBER: _ClassVar[int]
    FLOAT_FIELD_NUMBER: _ClassVar[int]
    STRING_FIELD_NUMBER: _ClassVar[int]
    DATETIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    LIST_FIELD_NUMBER: _ClassVar[int]
    MAP_FIELD_NUMBER: _ClassVar[int]
    UNION_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    BLOB_FIELD_NUMBER: _ClassVar[int]
    DATASET_FIELD_NUMBER: _ClassVar[int]
    HASHED_FIELD_NUMBER: _ClassVar[int]
    FOREIGN_FIELD_NUMBER: _ClassVar[int]
    none: NoneLiteral
    boolean: BooleanLiteral
    integer: IntegerLiteral
    float: FloatLiteral
    string: StringLiteral
    datetime: DatetimeLiteral
    duration: DurationLiteral
    list: ListLiteral
    map: MapLiteral
    union: UnionLiteral
    record: RecordLiteral
    blob: BlobLiteral
    dataset: DatasetLiteral
    hashed: HashedLiteral
    foreign: ForeignLiteral
    def __init__(self, none: _Optional[_Union[NoneLiteral, _Mapping]] = ..., boolean: _Optional[_Union[BooleanLiteral, _Mapping]] = ..., integer: _Optional[_Union[IntegerLiteral, _Mapping]] = ..., float: _Optional[_Union[FloatLiteral, _Mapping]] = ..., string: _Optional[_Union[StringLiteral, _Mapping]] = ..., datetime: _Optional[_Union[DatetimeLiteral, _Mapping]] = ..., duration: _Optional[_Union[DurationLiteral, _Mapping]] = ..., list: _Optional[_Union[ListLiteral, _Mapping]] = ..., map: _Optional[_Union[MapLiteral, _Mapping]] = ..., union: _Optional[_Union[UnionLiteral, _Mapping]] = ..., record: _Optional[_Union[RecordLiteral, _Mapping]] = ..., blob: _Optional[_Union[BlobLiteral, _Mapping]] = ..., dataset: _Optional[_Union[DatasetLiteral, _Mapping]] = ..., hashed: _Optional[_Union[HashedLiteral, _Mapping]] = ..., foreign: _Optional[_Union[ForeignLiteral, _Mapping]] = ...) -> None: ...

class NoneLiteral(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class BooleanLiteral(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: bool
    def __init__(self, value: _Optional[bool] = ...) -> None: ...

class IntegerLiteral(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class FloatLiteral(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: float
    def __init__(self, value: _Optional[float] = ...) -> None: ...

class StringLiteral(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class DatetimeLiteral(_message.Message):
    __slots__ = ("seconds", "nanos")
    SECONDS_FIELD_NUMBER: _ClassVar[int]
    NANOS_FIELD_NUMBER: _ClassVar[int]
    seconds: int
    nanos: int
    def __init__(self, seconds: _Optional[int] = ..., nanos: _Optional[int] = ...) -> None: ...

class DurationLiteral(_message.Message):
    __slots__ = ("seconds", "nanos")
    SECONDS_FIELD_NUMBER: _ClassVar[int]
    NANOS_FIELD_NUMBER: _ClassVar[int]
    seconds: int
    nanos: int
    def __init__(self, seconds: _Optional[int] = ..., nanos: _Optional[int] = ...) -> None: ...

class ListLiteral(_message.Message):
    __slots__ = ("items",)
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[Literal]
    def __init__(self, items: _Optional[_Iterable[_Union[Literal, _Mapping]]] = ...) -> None: ...

class Entry(_message.Message):
    __slots__ = ("key", "value")
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: Literal
    def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Literal, _Mapping]] = ...) -> None: ...

class MapLiteral(_message.Message):
    __slots__ = ("entries",)
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[Entry]
    def __init__(self, entries: _Optional[_Iterable[_Union[Entry, _Mapping]]] = ...) -> None: ...

class UnionLiteral(_message.Message):
    __slots__ = ("value", "type")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    value: Literal
    type: _types_pb2.Type
    def __init__(self, value: _Optional[_Union[Literal, _Mapping]] = ..., type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ...) -> None: ...

class RecordLiteral(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: _plain_pb2.Plain
    def __init__(self, value: _Optional[_Union[_plain_pb2.Plain, _Mapping]] = ...) -> None: ...

class BlobLiteral(_message.Message):
    __slots__ = ("uri", "type")
    URI_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    uri: str
    type: _types_pb2.BlobType
    def __init__(self, uri: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.BlobType, _Mapping]] = ...) -> None: ...

class DatasetLiteral(_message.Message):
    __slots__ = ("uri", "type")
    URI_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    uri: str
    type: _types_pb2.DatasetType
    def __init__(self, uri: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.DatasetType, _Mapping]] = ...) -> None: ...

class HashedLiteral(_message.Message):
    __slots__ = ("value", "hash")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    value: Literal
    hash: str
    def __init__(self, value: _Optional[_Union[Literal, _Mapping]] = ..., hash: _Optional[str] = ...) -> None: ...

class ForeignLiteral(_message.Message):
    __slots__ = ("type",)
    TYPE_FIELD_NUMBER: _ClassVar[int]
    type: _types_pb2.Type
    def __init__(self, type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ...) -> None: ...
