from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class StaticLabel(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: str
    def __init__(self, value: _Optional[str] = ...) -> None: ...

class TimeLabel(_message.Message):
    __slots__ = ("moment",)
    MOMENT_FIELD_NUMBER: _ClassVar[int]
    moment: _literals_pb2.DatetimeLiteral
    def __init__(self, moment: _Optional[_Union[_literals_pb2.DatetimeLiteral, _Mapping]] = ...) -> None: ...

class InputLabel(_message.Message):
    __slots__ = ("input",)
    INPUT_FIELD_NUMBER: _ClassVar[int]
    input: str
    def __init__(self, input: _Optional[str] = ...) -> None: ...

class RuntimeLabel(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class TimeShift(_message.Message):
    __slots__ = ("duration", "backwards")
    DURATION_FIELD_NUMBER: _ClassVar[int]
    BACKWARDS_FIELD_NUMBER: _ClassVar[int]
    duration: str
    backwards: bool
    def __init__(self, duration: _Optional[str] = ..., backwards: _Optional[bool] = ...) -> None: ...

class TriggerLabel(_message.Message):
    __slots__ = ("partition", "is_time", "shift")
    PARTITION_FIELD_NUMBER: _ClassVar[int]
    IS_TIME_FIELD_NUMBER: _ClassVar[int]
    SHIFT_FIELD_NUMBER: _ClassVar[int]
    partition: str
    is_time: bool
    shift: TimeShift
    def __init__(self, partition: _Optional[str] = ..., is_time: _Optional[bool] = ..., shift: _Optional[_Union[TimeShift, _Mapping]] = ...) -> None: ...

class Label(_message.Message):
    __slots__ = ("static", "time", "input", "runtime", "trigger")
    STATIC_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    RUNTIME_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    static: StaticLabel
    time: TimeLabel
    input: InputLabel
    runtime: RuntimeLabel
    trigger: TriggerLabel
    def __init__(self, static: _Optional[_Union[StaticLabel, _Mapping]] = ..., time: _Optional[_Union[TimeLabel, _Mapping]] = ..., input: _Optional[_Union[InputLabel, _Mapping]] = ..., runtime: _Optional[_Union[RuntimeLabel, _Mapping]] = ..., trigger: _Optional[_Union[TriggerLabel, _Mapping]] = ...) -> None: ...

class Partition(_message.Message):
    __slots__ = ("key", "value")
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: Label
    def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Label, _Mapping]] = ...) -> None: ...

class TimePartition(_message.Message):
    __slots__ = ("value", "granularity")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    GRANULARITY_FIELD_NUMBER: _ClassVar[int]
    value: Label
    granularity: int
    def __init__(self, value: _Optional[_Union[Label, _Mapping]] = ..., granularity: _Optional[int] = ...) -> None: ...

class ArtifactId(_message.Message):
    __slots__ = ("project", "domain", "name", "version", "partitions", "time_partition")
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PARTITIONS_FIELD_NUMBER: _ClassVar[int]
    TIME_PARTITION_FIELD_NUMBER: _ClassVar[int]
    project: str
    domain: str
    name: str
    version: str
    partitions: _containers.RepeatedCompositeFieldContainer[Partition]
    time_partition: TimePartition
    def __init__(self, project: _Optional[str] = ..., domain: _Optional[str] = ..., name: _Optional[str] = ..., version: _Optional[str] = ..., partitions: _Optional[_Iterable[_Union[Partition, _Mapping]]] = ..., time_partition: _Optional[_Union[TimePartition, _Mapping]] = ...) -> None: ...

class LatestArtifact(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: ArtifactId
    def __init__(self, id: _Optional[_Union[ArtifactId, _Mapping]] = ...) -> None: ...

class PinnedArtifact(_message.Message):
    __slots__ = ("id",)
    ID_FIELD_NUMBER: _ClassVar[int]
    id: ArtifactId
    def __init__(self, id: _Optional[_Union[ArtifactId, _Mapping]] = ...) -> None: ...

class ArtifactSource(_message.Message):
    __slots__ = ("latest", "pinned", "trigger")
    LATEST_FIELD_NUMBER: _ClassVar[int]
    PINNED_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    latest: LatestArtifact
    pinned: PinnedArtifact
    trigger: TriggerLabel
    def __init__(self, latest: _Optional[_Union[LatestArtifact, _Mapping]] = ..., pinned: _Optional[_Union[PinnedArtifact, _Mapping]] = ..., trigger: _Optional[_Union[TriggerLabel, _Mapping]] = ...) -> None: ...
