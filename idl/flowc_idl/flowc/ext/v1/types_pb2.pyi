from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TypeParameterRole(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TYPE_PARAMETER_ROLE_UNSPECIFIED: _ClassVar[TypeParameterRole]
    TYPE_PARAMETER_ROLE_IGNORED: _ClassVar[TypeParameterRole]
    TYPE_PARAMETER_ROLE_ENCODED: _ClassVar[TypeParameterRole]
    TYPE_PARAMETER_ROLE_FORMAT: _ClassVar[TypeParameterRole]
    TYPE_PARAMETER_ROLE_COLUMNS: _ClassVar[TypeParameterRole]
TYPE_PARAMETER_ROLE_UNSPECIFIED: TypeParameterRole
TYPE_PARAMETER_ROLE_IGNORED: TypeParameterRole
TYPE_PARAMETER_ROLE_ENCODED: TypeParameterRole
TYPE_PARAMETER_ROLE_FORMAT: TypeParameterRole
TYPE_PARAMETER_ROLE_COLUMNS: TypeParameterRole

class TypeExtension(_message.Message):
    __slots__ = ("name", "aliases", "summary", "tag", "literal_type", "dataset", "same_as", "subclasses", "spelling", "active_when", "parameters", "json_schema", "not_liftable")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ALIASES_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TAG_FIELD_NUMBER: _ClassVar[int]
    LITERAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    DATASET_FIELD_NUMBER: _ClassVar[int]
    SAME_AS_FIELD_NUMBER: _ClassVar[int]
    SUBCLASSES_FIELD_NUMBER: _ClassVar[int]
    SPELLING_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_WHEN_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    JSON_SCHEMA_FIELD_NUMBER: _ClassVar[int]
    NOT_LIFTABLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    aliases: _containers.RepeatedScalarFieldContainer[str]
    summary: str
    tag: str
    literal_type: _struct_pb2.Value
    dataset: bool
    same_as: str
    subclasses: _containers.RepeatedScalarFieldContainer[str]
    spelling: str
    active_when: str
    parameters: _containers.RepeatedCompositeFieldContainer[TypeParameter]
    json_schema: _struct_pb2.Value
    not_liftable: str
    def __init__(self, name: _Optional[str] = ..., aliases: _Optional[_Iterable[str]] = ..., summary: _Optional[str] = ..., tag: _Optional[str] = ..., literal_type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., dataset: _Optional[bool] = ..., same_as: _Optional[str] = ..., subclasses: _Optional[_Iterable[str]] = ..., spelling: _Optional[str] = ..., active_when: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[TypeParameter, _Mapping]]] = ..., json_schema: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., not_liftable: _Optional[str] = ...) -> None: ...

class TypeParameter(_message.Message):
    __slots__ = ("name", "role")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    role: TypeParameterRole
    def __init__(self, name: _Optional[str] = ..., role: _Optional[_Union[TypeParameterRole, str]] = ...) -> None: ...
