from flowc_idl.flowc.ext.v1 import classes_pb2 as _classes_pb2
from flowc_idl.flowc.ext.v1 import tasks_pb2 as _tasks_pb2
from flowc_idl.flowc.ext.v1 import types_pb2 as _types_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Manifest(_message.Message):
    __slots__ = ("format", "id", "summary", "versions", "package", "exports", "classes", "enums", "tasks", "types", "decorators", "connectors", "fragments", "images", "functions", "constants")
    class FragmentsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    VERSIONS_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    EXPORTS_FIELD_NUMBER: _ClassVar[int]
    CLASSES_FIELD_NUMBER: _ClassVar[int]
    ENUMS_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    DECORATORS_FIELD_NUMBER: _ClassVar[int]
    CONNECTORS_FIELD_NUMBER: _ClassVar[int]
    FRAGMENTS_FIELD_NUMBER: _ClassVar[int]
    IMAGES_FIELD_NUMBER: _ClassVar[int]
    FUNCTIONS_FIELD_NUMBER: _ClassVar[int]
    CONSTANTS_FIELD_NUMBER: _ClassVar[int]
    format: int
    id: str
    summary: str
    versions: str
    package: str
    exports: _containers.RepeatedScalarFieldContainer[str]
    classes: _containers.RepeatedCompositeFieldContainer[_classes_pb2.RecordClass]
    enums: _containers.RepeatedCompositeFieldContainer[_classes_pb2.EnumClass]
    tasks: _containers.RepeatedCompositeFieldContainer[_tasks_pb2.TaskExtension]
    types: _containers.RepeatedCompositeFieldContainer[_types_pb2.TypeExtension]
    decorators: _containers.RepeatedCompositeFieldContainer[_tasks_pb2.DecoratorExtension]
    connectors: _containers.RepeatedCompositeFieldContainer[Connector]
    fragments: _containers.MessageMap[str, _struct_pb2.Value]
    images: _containers.RepeatedCompositeFieldContainer[_classes_pb2.ImageClass]
    functions: _containers.RepeatedCompositeFieldContainer[_tasks_pb2.FunctionExtension]
    constants: _containers.RepeatedCompositeFieldContainer[Constant]
    def __init__(self, format: _Optional[int] = ..., id: _Optional[str] = ..., summary: _Optional[str] = ..., versions: _Optional[str] = ..., package: _Optional[str] = ..., exports: _Optional[_Iterable[str]] = ..., classes: _Optional[_Iterable[_Union[_classes_pb2.RecordClass, _Mapping]]] = ..., enums: _Optional[_Iterable[_Union[_classes_pb2.EnumClass, _Mapping]]] = ..., tasks: _Optional[_Iterable[_Union[_tasks_pb2.TaskExtension, _Mapping]]] = ..., types: _Optional[_Iterable[_Union[_types_pb2.TypeExtension, _Mapping]]] = ..., decorators: _Optional[_Iterable[_Union[_tasks_pb2.DecoratorExtension, _Mapping]]] = ..., connectors: _Optional[_Iterable[_Union[Connector, _Mapping]]] = ..., fragments: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., images: _Optional[_Iterable[_Union[_classes_pb2.ImageClass, _Mapping]]] = ..., functions: _Optional[_Iterable[_Union[_tasks_pb2.FunctionExtension, _Mapping]]] = ..., constants: _Optional[_Iterable[_Union[Constant, _Mapping]]] = ...) -> None: ...

class Constant(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: _struct_pb2.Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...

class Connector(_message.Message):
    __slots__ = ("name", "task_types", "is_sync", "summary", "reads")
    class ReadsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    TASK_TYPES_FIELD_NUMBER: _ClassVar[int]
    IS_SYNC_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    READS_FIELD_NUMBER: _ClassVar[int]
    name: str
    task_types: _containers.RepeatedScalarFieldContainer[str]
    is_sync: bool
    summary: str
    reads: _containers.ScalarMap[str, str]
    def __init__(self, name: _Optional[str] = ..., task_types: _Optional[_Iterable[str]] = ..., is_sync: _Optional[bool] = ..., summary: _Optional[str] = ..., reads: _Optional[_Mapping[str, str]] = ...) -> None: ...
