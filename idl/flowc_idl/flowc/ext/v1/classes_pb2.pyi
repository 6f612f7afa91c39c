from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RecordClass(_message.Message):
    __slots__ = ("name", "summary", "extends", "fields", "rules", "factories", "mixins", "is_open", "constants", "attributes", "computed")
    class ConstantsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    class AttributesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    class ComputedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    EXTENDS_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    FACTORIES_FIELD_NUMBER: _ClassVar[int]
    MIXINS_FIELD_NUMBER: _ClassVar[int]
    IS_OPEN_FIELD_NUMBER: _ClassVar[int]
    CONSTANTS_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    COMPUTED_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    extends: str
    fields: _containers.RepeatedCompositeFieldContainer[Field]
    rules: _containers.RepeatedCompositeFieldContainer[Rule]
    factories: _containers.RepeatedCompositeFieldContainer[Factory]
    mixins: _containers.RepeatedScalarFieldContainer[str]
    is_open: bool
    constants: _containers.MessageMap[str, _struct_pb2.Value]
    attributes: _containers.MessageMap[str, _struct_pb2.Value]
    computed: _containers.MessageMap[str, _struct_pb2.Value]
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., extends: _Optional[str] = ..., fields: _Optional[_Iterable[_Union[Field, _Mapping]]] = ..., rules: _Optional[_Iterable[_Union[Rule, _Mapping]]] = ..., factories: _Optional[_Iterable[_Union[Factory, _Mapping]]] = ..., mixins: _Optional[_Iterable[str]] = ..., is_open: _Optional[bool] = ..., constants: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., attributes: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., computed: _Optional[_Mapping[str, _struct_pb2.Value]] = ...) -> None: ...

class Field(_message.Message):
    __slots__ = ("name", "type", "summary", "default", "instead_of_null", "keyword_only", "default_object", "default_type", "annotation")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_FIELD_NUMBER: _ClassVar[int]
    INSTEAD_OF_NULL_FIELD_NUMBER: _ClassVar[int]
    KEYWORD_ONLY_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_OBJECT_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_TYPE_FIELD_NUMBER: _ClassVar[int]
    ANNOTATION_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: str
    summary: str
    default: _struct_pb2.Value
    instead_of_null: _struct_pb2.Value
    keyword_only: bool
    default_object: str
    default_type: str
    annotation: str
    def __init__(self, name: _Optional[str] = ..., type: _Optional[str] = ..., summary: _Optional[str] = ..., default: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., instead_of_null: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., keyword_only: _Optional[bool] = ..., default_object: _Optional[str] = ..., default_type: _Optional[str] = ..., annotation: _Optional[str] = ...) -> None: ...

class Rule(_message.Message):
    __slots__ = ("that", "message", "hint")
    THAT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    HINT_FIELD_NUMBER: _ClassVar[int]
    that: str
    message: str
    hint: str
    def __init__(self, that: _Optional[str] = ..., message: _Optional[str] = ..., hint: _Optional[str] = ...) -> None: ...

class Factory(_message.Message):
    __slots__ = ("name", "parameters", "fields", "rest", "others")
    class FieldsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    REST_FIELD_NUMBER: _ClassVar[int]
    OTHERS_FIELD_NUMBER: _ClassVar[int]
    name: str
    parameters: _containers.RepeatedCompositeFieldContainer[Field]
    fields: _containers.MessageMap[str, _struct_pb2.Value]
    rest: str
    others: str
    def __init__(self, name: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[Field, _Mapping]]] = ..., fields: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., rest: _Optional[str] = ..., others: _Optional[str] = ...) -> None: ...

class EnumClass(_message.Message):
    __slots__ = ("name", "summary", "members", "is_string", "is_namespace")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    IS_STRING_FIELD_NUMBER: _ClassVar[int]
    IS_NAMESPACE_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    members: _containers.RepeatedCompositeFieldContainer[EnumMember]
    is_string: bool
    is_namespace: bool
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., members: _Optional[_Iterable[_Union[EnumMember, _Mapping]]] = ..., is_string: _Optional[bool] = ..., is_namespace: _Optional[bool] = ...) -> None: ...

class EnumMember(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: _struct_pb2.Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...

class ImageClass(_message.Message):
    __slots__ = ("name", "summary", "prefixes")
    class PrefixesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    PREFIXES_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    prefixes: _containers.ScalarMap[str, str]
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., prefixes: _Optional[_Mapping[str, str]] = ...) -> None: ...
