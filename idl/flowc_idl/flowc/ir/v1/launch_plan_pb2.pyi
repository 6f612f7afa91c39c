from flowc_idl.flowc.ir.v1 import artifacts_pb2 as _artifacts_pb2
from flowc_idl.flowc.ir.v1 import graph_pb2 as _graph_pb2
from flowc_idl.flowc.ir.v1 import interface_pb2 as _interface_pb2
from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from flowc_idl.flowc.ir.v1 import task_pb2 as _task_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RateUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RATE_UNIT_UNSPECIFIED: _ClassVar[RateUnit]
    RATE_UNIT_MINUTE: _ClassVar[RateUnit]
    RATE_UNIT_HOUR: _ClassVar[RateUnit]
    RATE_UNIT_DAY: _ClassVar[RateUnit]

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_UNSPECIFIED: _ClassVar[Channel]
    CHANNEL_EMAIL: _ClassVar[Channel]
    CHANNEL_SLACK: _ClassVar[Channel]
    CHANNEL_PAGER_DUTY: _ClassVar[Channel]
RATE_UNIT_UNSPECIFIED: RateUnit
RATE_UNIT_MINUTE: RateUnit
RATE_UNIT_HOUR: RateUnit
RATE_UNIT_DAY: RateUnit
CHANNEL_UNSPECIFIED: Channel
CHANNEL_EMAIL: Channel
CHANNEL_SLACK: Channel
CHANNEL_PAGER_DUTY: Channel

class CronSchedule(_message.Message):
    __slots__ = ("expression", "offset", "kickoff_input", "legacy")
    EXPRESSION_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    KICKOFF_INPUT_FIELD_NUMBER: _ClassVar[int]
    LEGACY_FIELD_NUMBER: _ClassVar[int]
    expression: str
    offset: str
    kickoff_input: str
    legacy: bool
    def __init__(self, expression: _Optional[str] = ..., offset: _Optional[str] = ..., kickoff_input: _Optional[str] = ..., legacy: _Optional[bool] = ...) -> None: ...

class RateSchedule(_message.Message):
    __slots__ = ("value", "unit", "kickoff_input")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    KICKOFF_INPUT_FIELD_NUMBER: _ClassVar[int]
    value: int
    unit: RateUnit
    kickoff_input: str
    def __init__(self, value: _Optional[int] = ..., unit: _Optional[_Union[RateUnit, str]] = ..., kickoff_input: _Optional[str] = ...) -> None: ...

class Schedule(_message.Message):
    __slots__ = ("cron", "rate")
    CRON_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    cron: CronSchedule
    rate: RateSchedule
    def __init__(self, cron: _Optional[_Union[CronSchedule, _Mapping]] = ..., rate: _Optional[_Union[RateSchedule, _Mapping]] = ...) -> None: ...

class Notification(_message.Message):
    __slots__ = ("channel", "recipients", "phases")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RECIPIENTS_FIELD_NUMBER: _ClassVar[int]
    PHASES_FIELD_NUMBER: _ClassVar[int]
    channel: Channel
    recipients: _containers.RepeatedScalarFieldContainer[str]
    phases: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, channel: _Optional[_Union[Channel, str]] = ..., recipients: _Optional[_Iterable[str]] = ..., phases: _Optional[_Iterable[int]] = ...) -> None: ...

class Concurrency(_message.Message):
    __slots__ = ("max_concurrency", "behavior")
    MAX_CONCURRENCY_FIELD_NUMBER: _ClassVar[int]
    BEHAVIOR_FIELD_NUMBER: _ClassVar[int]
    max_concurrency: int
    behavior: int
    def __init__(self, max_concurrency: _Optional[int] = ..., behavior: _Optional[int] = ...) -> None: ...

class Trigger(_message.Message):
    __slots__ = ("artifact", "inputs")
    ARTIFACT_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    artifact: _artifacts_pb2.ArtifactId
    inputs: _containers.RepeatedCompositeFieldContainer[_interface_pb2.Parameter]
    def __init__(self, artifact: _Optional[_Union[_artifacts_pb2.ArtifactId, _Mapping]] = ..., inputs: _Optional[_Iterable[_Union[_interface_pb2.Parameter, _Mapping]]] = ...) -> None: ...

class LaunchPlan(_message.Message):
    __slots__ = ("name", "workflow", "parameters", "fixed_inputs", "schedule", "notifications", "labels", "annotations", "raw_output_prefix", "max_parallelism", "security", "overwrite_cache", "concurrency", "auto_activate", "is_default", "span", "trigger")
    NAME_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    FIXED_INPUTS_FIELD_NUMBER: _ClassVar[int]
    SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    NOTIFICATIONS_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    ANNOTATIONS_FIELD_NUMBER: _ClassVar[int]
    RAW_OUTPUT_PREFIX_FIELD_NUMBER: _ClassVar[int]
    MAX_PARALLELISM_FIELD_NUMBER: _ClassVar[int]
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    OVERWRITE_CACHE_FIELD_NUMBER: _ClassVar[int]
    CONCURRENCY_FIELD_NUMBER: _ClassVar[int]
    AUTO_ACTIVATE_FIELD_NUMBER: _ClassVar[int]
    IS_DEFAULT_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    TRIGGER_FIELD_NUMBER: _ClassVar[int]
    name: str
    workflow: _graph_pb2.Reference
    parameters: _containers.RepeatedCompositeFieldContainer[_interface_pb2.Parameter]
    fixed_inputs: _containers.RepeatedCompositeFieldContainer[_literals_pb2.Entry]
    schedule: Schedule
    notifications: _containers.RepeatedCompositeFieldContainer[Notification]
    labels: _containers.RepeatedCompositeFieldContainer[_task_pb2.Pair]
    annotations: _containers.RepeatedCompositeFieldContainer[_task_pb2.Pair]
    raw_output_prefix: str
    max_parallelism: int
    security: _task_pb2.SecurityContext
    overwrite_cache: bool
    concurrency: Concurrency
    auto_activate: bool
    is_default: bool
    span: _source_pb2.Span
    trigger: Trigger
    def __init__(self, name: _Optional[str] = ..., workflow: _Optional[_Union[_graph_pb2.Reference, _Mapping]] = ..., parameters: _Optional[_Iterable[_Union[_interface_pb2.Parameter, _Mapping]]] = ..., fixed_inputs: _Optional[_Iterable[_Union[_literals_pb2.Entry, _Mapping]]] = ..., schedule: _Optional[_Union[Schedule, _Mapping]] = ..., notifications: _Optional[_Iterable[_Union[Notification, _Mapping]]] = ..., labels: _Optional[_Iterable[_Union[_task_pb2.Pair, _Mapping]]] = ..., annotations: _Optional[_Iterable[_Union[_task_pb2.Pair, _Mapping]]] = ..., raw_output_prefix: _Optional[str] = ..., max_parallelism: _Optional[int] = ..., security: _Optional[_Union[_task_pb2.SecurityContext, _Mapping]] = ..., overwrite_cache: _Optional[bool] = ..., concurrency: _Optional[_Union[Concurrency, _Mapping]] = ..., auto_activate: _Optional[bool] = ..., is_default: _Optional[bool] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., trigger: _Optional[_Union[Trigger, _Mapping]] = ...) -> None: ...
