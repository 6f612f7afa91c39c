from flowc_idl.flowc.ir.v1 import graph_pb2 as _graph_pb2
from flowc_idl.flowc.ir.v1 import interface_pb2 as _interface_pb2
from flowc_idl.flowc.ir.v1 import launch_plan_pb2 as _launch_plan_pb2
from flowc_idl.flowc.ir.v1 import records_pb2 as _records_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from flowc_idl.flowc.ir.v1 import task_pb2 as _task_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Lack(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LACK_UNSPECIFIED: _ClassVar[Lack]
    LACK_OTHER: _ClassVar[Lack]
    LACK_MANIFEST: _ClassVar[Lack]
    LACK_WORLD: _ClassVar[Lack]
LACK_UNSPECIFIED: Lack
LACK_OTHER: Lack
LACK_MANIFEST: Lack
LACK_WORLD: Lack

class Opaque(_message.Message):
    __slots__ = ("kind", "name", "reason", "span", "cause", "interface", "lack")
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    LACK_FIELD_NUMBER: _ClassVar[int]
    kind: _graph_pb2.EntityKind
    name: str
    reason: str
    span: _source_pb2.Span
    cause: _source_pb2.Span
    interface: _interface_pb2.Interface
    lack: Lack
    def __init__(self, kind: _Optional[_Union[_graph_pb2.EntityKind, str]] = ..., name: _Optional[str] = ..., reason: _Optional[str] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., cause: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., interface: _Optional[_Union[_interface_pb2.Interface, _Mapping]] = ..., lack: _Optional[_Union[Lack, str]] = ...) -> None: ...

class Entity(_message.Message):
    __slots__ = ("task", "workflow", "launch_plan", "opaque", "semantic_hash")
    TASK_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    LAUNCH_PLAN_FIELD_NUMBER: _ClassVar[int]
    OPAQUE_FIELD_NUMBER: _ClassVar[int]
    SEMANTIC_HASH_FIELD_NUMBER: _ClassVar[int]
    task: _task_pb2.Task
    workflow: _graph_pb2.Workflow
    launch_plan: _launch_plan_pb2.LaunchPlan
    opaque: Opaque
    semantic_hash: str
    def __init__(self, task: _Optional[_Union[_task_pb2.Task, _Mapping]] = ..., workflow: _Optional[_Union[_graph_pb2.Workflow, _Mapping]] = ..., launch_plan: _Optional[_Union[_launch_plan_pb2.LaunchPlan, _Mapping]] = ..., opaque: _Optional[_Union[Opaque, _Mapping]] = ..., semantic_hash: _Optional[str] = ...) -> None: ...

class Manifest(_message.Message):
    __slots__ = ("id", "sha256")
    ID_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    id: str
    sha256: str
    def __init__(self, id: _Optional[str] = ..., sha256: _Optional[str] = ...) -> None: ...

class Program(_message.Message):
    __slots__ = ("schema_version", "entities", "types", "sources", "manifests", "dialect", "dialect_version", "paths")
    SCHEMA_VERSION_FIELD_NUMBER: _ClassVar[int]
    ENTITIES_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    MANIFESTS_FIELD_NUMBER: _ClassVar[int]
    DIALECT_FIELD_NUMBER: _ClassVar[int]
    DIALECT_VERSION_FIELD_NUMBER: _ClassVar[int]
    PATHS_FIELD_NUMBER: _ClassVar[int]
    schema_version: int
    entities: _containers.RepeatedCompositeFieldContainer[Entity]
    types: _containers.RepeatedCompositeFieldContainer[_records_pb2.Definition]
    sources: _containers.RepeatedCompositeFieldContainer[_source_pb2.Source]
    manifests: _containers.RepeatedCompositeFieldContainer[Manifest]
    dialect: str
    dialect_version: str
    paths: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, schema_version: _Optional[int] = ..., entities: _Optional[_Iterable[_Union[Entity, _Mapping]]] = ..., types: _Optional[_Iterable[_Union[_records_pb2.Definition, _Mapping]]] = ..., sources: _Optional[_Iterable[_Union[_source_pb2.Source, _Mapping]]] = ..., manifests: _Optional[_Iterable[_Union[Manifest, _Mapping]]] = ..., dialect: _Optional[str] = ..., dialect_version: _Optional[str] = ..., paths: _Optional[_Iterable[str]] = ...) -> None: ...
