from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Setting(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SETTING_UNSPECIFIED: _ClassVar[Setting]
    SETTING_PROJECT: _ClassVar[Setting]
    SETTING_DOMAIN: _ClassVar[Setting]
    SETTING_VERSION: _ClassVar[Setting]
    SETTING_PYTHON_INTERPRETER: _ClassVar[Setting]
    SETTING_ENTRYPOINT: _ClassVar[Setting]
SETTING_UNSPECIFIED: Setting
SETTING_PROJECT: Setting
SETTING_DOMAIN: Setting
SETTING_VERSION: Setting
SETTING_PYTHON_INTERPRETER: Setting
SETTING_ENTRYPOINT: Setting

class Plain(_message.Message):
    __slots__ = ("null_value", "bool_value", "int_value", "float_value", "string_value", "bytes_value", "list_value", "map_value", "setting_value")
    NULL_VALUE_FIELD_NUMBER: _ClassVar[int]
    BOOL_VALUE_FIELD_NUMBER: _ClassVar[int]
    INT_VALUE_FIELD_NUMBER: _ClassVar[int]
    FLOAT_VALUE_FIELD_NUMBER: _ClassVar[int]
    STRING_VALUE_FIELD_NUMBER: _ClassVar[int]
    BYTES_VALUE_FIELD_NUMBER: _ClassVar[int]
    LIST_VALUE_FIELD_NUMBER: _ClassVar[int]
    MAP_VALUE_FIELD_NUMBER: _ClassVar[int]
    SETTING_VALUE_FIELD_NUMBER: _ClassVar[int]
    null_value: PlainNull
    bool_value: bool
    int_value: str
    float_value: float
    string_value: str
    bytes_value: bytes
    list_value: PlainList
    map_value: PlainMap
    setting_value: PlainSetting
    def __init__(self, null_value: _Optional[_Union[PlainNull, _Mapping]] = ..., bool_value: _Optional[bool] = ..., int_value: _Optional[str] = ..., float_value: _Optional[float] = ..., string_value: _Optional[str] = ..., bytes_value: _Optional[bytes] = ..., list_value: _Optional[_Union[PlainList, _Mapping]] = ..., map_value: _Optional[_Union[PlainMap, _Mapping]] = ..., setting_value: _Optional[_Union[PlainSetting, _Mapping]] = ...) -> None: ...

class PlainSetting(_message.Message):
    __slots__ = ("before", "setting", "after")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    SETTING_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    before: str
    setting: Setting
    after: str
    def __init__(self, before: _Optional[str] = ..., setting: _Optional[_Union[Setting, str]] = ..., after: _Optional[str] = ...) -> None: ...

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
