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
TYPE_PARAMETER_ROLE_UNSPECIFIED: TypeParameterRole
TYPE_PARAMETER_ROLE_IGNORED: TypeParameterRole
TYPE_PARAMETER_ROLE_ENCODED: TypeParameterRole

class TypeExtension(_message.Message):
    __slots__ = ("name", "aliases", "summary", "tag", "literal_type", "dataset", "bases", "subclasses", "spelling", "active_when", "loaded_by_sdk", "doubtful_after", "parameters", "most_annotations", "older", "json_schema", "schema_unknown", "not_liftable", "refuses_null", "opaque", "older_spellings")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ALIASES_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TAG_FIELD_NUMBER: _ClassVar[int]
    LITERAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    DATASET_FIELD_NUMBER: _ClassVar[int]
    BASES_FIELD_NUMBER: _ClassVar[int]
    SUBCLASSES_FIELD_NUMBER: _ClassVar[int]
    SPELLING_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_WHEN_FIELD_NUMBER: _ClassVar[int]
    LOADED_BY_SDK_FIELD_NUMBER: _ClassVar[int]
    DOUBTFUL_AFTER_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    MOST_ANNOTATIONS_FIELD_NUMBER: _ClassVar[int]
    OLDER_FIELD_NUMBER: _ClassVar[int]
    JSON_SCHEMA_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    NOT_LIFTABLE_FIELD_NUMBER: _ClassVar[int]
    REFUSES_NULL_FIELD_NUMBER: _ClassVar[int]
    OPAQUE_FIELD_NUMBER: _ClassVar[int]
    OLDER_SPELLINGS_FIELD_NUMBER: _ClassVar[int]
    name: str
    aliases: _containers.RepeatedScalarFieldContainer[str]
    summary: str
    tag: str
    literal_type: _struct_pb2.Value
    dataset: bool
    bases: _containers.RepeatedScalarFieldContainer[str]
    subclasses: _containers.RepeatedScalarFieldContainer[str]
    spelling: str
    active_when: str
    loaded_by_sdk: bool
    doubtful_after: _containers.RepeatedScalarFieldContainer[str]
    parameters: _containers.RepeatedCompositeFieldContainer[TypeParameter]
    most_annotations: int
    older: _containers.RepeatedCompositeFieldContainer[OlderEncoding]
    json_schema: _struct_pb2.Value
    schema_unknown: bool
    not_liftable: str
    refuses_null: bool
    opaque: str
    older_spellings: _containers.RepeatedCompositeFieldContainer[OlderSpelling]
    def __init__(self, name: _Optional[str] = ..., aliases: _Optional[_Iterable[str]] = ..., summary: _Optional[str] = ..., tag: _Optional[str] = ..., literal_type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., dataset: _Optional[bool] = ..., bases: _Optional[_Iterable[str]] = ..., subclasses: _Optional[_Iterable[str]] = ..., spelling: _Optional[str] = ..., active_when: _Optional[str] = ..., loaded_by_sdk: _Optional[bool] = ..., doubtful_after: _Optional[_Iterable[str]] = ..., parameters: _Optional[_Iterable[_Union[TypeParameter, _Mapping]]] = ..., most_annotations: _Optional[int] = ..., older: _Optional[_Iterable[_Union[OlderEncoding, _Mapping]]] = ..., json_schema: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., schema_unknown: _Optional[bool] = ..., not_liftable: _Optional[str] = ..., refuses_null: _Optional[bool] = ..., opaque: _Optional[str] = ..., older_spellings: _Optional[_Iterable[_Union[OlderSpelling, _Mapping]]] = ...) -> None: ...

class OlderSpelling(_message.Message):
    __slots__ = ("before", "spelling")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    SPELLING_FIELD_NUMBER: _ClassVar[int]
    before: str
    spelling: str
    def __init__(self, before: _Optional[str] = ..., spelling: _Optional[str] = ...) -> None: ...

class OlderEncoding(_message.Message):
    __slots__ = ("before", "literal_type")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    LITERAL_TYPE_FIELD_NUMBER: _ClassVar[int]
    before: str
    literal_type: _struct_pb2.Value
    def __init__(self, before: _Optional[str] = ..., literal_type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...

class TypeParameter(_message.Message):
    __slots__ = ("name", "role", "default", "accepts")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTS_FIELD_NUMBER: _ClassVar[int]
    name: str
    role: TypeParameterRole
    default: str
    accepts: _containers.RepeatedCompositeFieldContainer[EncodedParameter]
    def __init__(self, name: _Optional[str] = ..., role: _Optional[_Union[TypeParameterRole, str]] = ..., default: _Optional[str] = ..., accepts: _Optional[_Iterable[_Union[EncodedParameter, _Mapping]]] = ...) -> None: ...

class EncodedParameter(_message.Message):
    __slots__ = ("type", "metadata")
    TYPE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    type: str
    metadata: _struct_pb2.Value
    def __init__(self, type: _Optional[str] = ..., metadata: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
