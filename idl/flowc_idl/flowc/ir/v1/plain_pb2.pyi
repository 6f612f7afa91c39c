from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Plain(_message.Message):
    __slots__ = ("null_value", "bool_value", "int_value", "float_value", "string_value", "bytes_value", "list_value", "map_value")
    NULL_VALUE_FIELD_NUMBER: _ClassVar[int]
    BOOL_VALUE_FIELD_NUMBER: _ClassVar[int]
    INT_VALUE_FIELD_NUMBER: _ClassVar[int]
    FLOAT_VALUE_FIELD_NUMBER: _ClassVar[int]
    STRING_VALUE_FIELD_NUMBER: _ClassVar[int]
    BYTES_VALUE_FIELD_NUMBER: _ClassVar[int]
    LIST_VALUE_FIELD_NUMBER: _ClassVar[int]
    MAP_VALUE_FIELD_NUMBER: _ClassVar[int]
    null_value: PlainNull
    bool_value: bool
    int_value: str
    float_value: float
    string_value: str
    bytes_value: bytes
    list_value: PlainList
    map_value: PlainMap
    def __init__(self, null_value: _Optional[_Union[PlainNull, _Mapping]] = ..., bool_value: _Optional[bool] = ..., int_value: _Optional[str] = ..., float_value: _Optional[float] = ..., string_value: _Optional[str] = ..., bytes_value: _Optional[bytes] = ..., list_value: _Optional[_Union[PlainList, _Mapping]] = ..., map_value: _Optional[_Union[PlainMap, _Mapping]] = ...) -> None: ...

class PlainNull(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class PlainList(_message.Message):
    __slots__ = ("items",)
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[Plain]
    def __init__(self, items: _Optional[_Iterable[_Union[Plain, _Mapping]]] = ...) -> None: ...

class PlainMap(_message.Message):
    __slots__ = ("entries",)
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[PlainEntry]
    def __init__(self, entries: _Optional[_Iterable[_Union[PlainEntry, _Mapping]]] = ...) -> None: ...

class PlainEntry(_message.Message):
    __slots__ = ("key", "value")
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: Plain
    value: Plain
    def __init__(self, key: _Optional[_Union[Plain, _Mapping]] = ..., value: _Optional[_Union[Plain, _Mapping]] = ...) -> None: ...
