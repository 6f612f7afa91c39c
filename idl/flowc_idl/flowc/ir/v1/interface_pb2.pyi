from flowc_idl.flowc.ir.v1 import artifacts_pb2 as _artifacts_pb2
from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from flowc_idl.flowc.ir.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Parameter(_message.Message):
    __slots__ = ("name", "type", "doc", "default", "required", "blank_doc", "span", "artifact", "source")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    DOC_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    BLANK_DOC_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    ARTIFACT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: _types_pb2.Type
    doc: str
    default: _literals_pb2.Literal
    required: bool
    blank_doc: bool
    span: _source_pb2.Span
    artifact: _artifacts_pb2.ArtifactId
    source: _artifacts_pb2.ArtifactSource
    def __init__(self, name: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ..., doc: _Optional[str] = ..., default: _Optional[_Union[_literals_pb2.Literal, _Mapping]] = ..., required: _Optional[bool] = ..., blank_doc: _Optional[bool] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., artifact: _Optional[_Union[_artifacts_pb2.ArtifactId, _Mapping]] = ..., source: _Optional[_Union[_artifacts_pb2.ArtifactSource, _Mapping]] = ...) -> None: ...

class Output(_message.Message):
    __slots__ = ("name", "type", "doc", "blank_doc", "artifact")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    DOC_FIELD_NUMBER: _ClassVar[int]
    BLANK_DOC_FIELD_NUMBER: _ClassVar[int]
    ARTIFACT_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: _types_pb2.Type
    doc: str
    blank_doc: bool
    artifact: _artifacts_pb2.ArtifactId
    def __init__(self, name: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ..., doc: _Optional[str] = ..., blank_doc: _Optional[bool] = ..., artifact: _Optional[_Union[_artifacts_pb2.ArtifactId, _Mapping]] = ...) -> None: ...

class Interface(_message.Message):
    __slots__ = ("inputs", "outputs", "tuple_name")
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    TUPLE_NAME_FIELD_NUMBER: _ClassVar[int]
    inputs: _containers.RepeatedCompositeFieldContainer[Parameter]
    outputs: _containers.RepeatedCompositeFieldContainer[Output]
    tuple_name: str
    def __init__(self, inputs: _Optional[_Iterable[_Union[Parameter, _Mapping]]] = ..., outputs: _Optional[_Iterable[_Union[Output, _Mapping]]] = ..., tuple_name: _Optional[str] = ...) -> None: ...

class Documentation(_message.Message):
    __slots__ = ("short", "long", "link", "is_present", "has_long", "uri", "icon", "format")
    SHORT_FIELD_NUMBER: _ClassVar[int]
    LONG_FIELD_NUMBER: _ClassVar[int]
    LINK_FIELD_NUMBER: _ClassVar[int]
    IS_PRESENT_FIELD_NUMBER: _ClassVar[int]
    HAS_LONG_FIELD_NUMBER: _ClassVar[int]
    URI_FIELD_NUMBER: _ClassVar[int]
    ICON_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    short: str
    long: str
    link: str
    is_present: bool
    has_long: bool
    uri: str
    icon: str
    format: int
    def __init__(self, short: _Optional[str] = ..., long: _Optional[str] = ..., link: _Optional[str] = ..., is_present: _Optional[bool] = ..., has_long: _Optional[bool] = ..., uri: _Optional[str] = ..., icon: _Optional[str] = ..., format: _Optional[int] = ...) -> None: ...
