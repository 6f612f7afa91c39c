from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
ENTITY_FIELD_NUMBER: _ClassVar[int]
entity: _descriptor.FieldDescriptor
TEXT_FIELD_NUMBER: _ClassVar[int]
text: _descriptor.FieldDescriptor

class Entity(_message.Message):
    __slots__ = ("kind", "name")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[Entity.Kind]
        KIND_TASK: _ClassVar[Entity.Kind]
        KIND_WORKFLOW: _ClassVar[Entity.Kind]
        KIND_LAUNCH_PLAN: _ClassVar[Entity.Kind]
    KIND_UNSPECIFIED: Entity.Kind
    KIND_TASK: Entity.Kind
    KIND_WORKFLOW: Entity.Kind
    KIND_LAUNCH_PLAN: Entity.Kind
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    kind: Entity.Kind
    name: str
    def __init__(self, kind: _Optional[_Union[Entity.Kind, str]] = ..., name: _Optional[str] = ...) -> None: ...
