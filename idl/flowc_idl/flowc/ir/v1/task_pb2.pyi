from flowc_idl.flowc.ir.v1 import interface_pb2 as _interface_pb2
from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from flowc_idl.flowc.ir.v1 import plain_pb2 as _plain_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ResourceName(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RESOURCE_NAME_UNSPECIFIED: _ClassVar[ResourceName]
    RESOURCE_NAME_CPU: _ClassVar[ResourceName]
    RESOURCE_NAME_MEMORY: _ClassVar[ResourceName]
    RESOURCE_NAME_GPU: _ClassVar[ResourceName]
    RESOURCE_NAME_EPHEMERAL_STORAGE: _ClassVar[ResourceName]
    RESOURCE_NAME_STORAGE: _ClassVar[ResourceName]

class MountKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MOUNT_KIND_UNSPECIFIED: _ClassVar[MountKind]
    MOUNT_KIND_ANY: _ClassVar[MountKind]
    MOUNT_KIND_ENV_VAR: _ClassVar[MountKind]
    MOUNT_KIND_FILE: _ClassVar[MountKind]

class ExecutionMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXECUTION_MODE_UNSPECIFIED: _ClassVar[ExecutionMode]
    EXECUTION_MODE_DEFAULT: _ClassVar[ExecutionMode]
    EXECUTION_MODE_DYNAMIC: _ClassVar[ExecutionMode]
    EXECUTION_MODE_EAGER: _ClassVar[ExecutionMode]
    EXECUTION_MODE_MAP: _ClassVar[ExecutionMode]

class DataFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DATA_FORMAT_UNSPECIFIED: _ClassVar[DataFormat]
    DATA_FORMAT_JSON: _ClassVar[DataFormat]
    DATA_FORMAT_YAML: _ClassVar[DataFormat]
    DATA_FORMAT_PROTO: _ClassVar[DataFormat]
RESOURCE_NAME_UNSPECIFIED: ResourceName
RESOURCE_NAME_CPU: ResourceName
RESOURCE_NAME_MEMORY: ResourceName
RESOURCE_NAME_GPU: ResourceName
RESOURCE_NAME_EPHEMERAL_STORAGE: ResourceName
RESOURCE_NAME_STORAGE: ResourceName
MOUNT_KIND_UNSPECIFIED: MountKind
MOUNT_KIND_ANY: MountKind
MOUNT_KIND_ENV_VAR: MountKind
MOUNT_KIND_FILE: MountKind
EXECUTION_MODE_UNSPECIFIED: ExecutionMode
EXECUTION_MODE_DEFAULT: ExecutionMode
EXECUTION_MODE_DYNAMIC: ExecutionMode
EXECUTION_MODE_EAGER: ExecutionMode
EXECUTION_MODE_MAP: ExecutionMode
DATA_FORMAT_UNSPECIFIED: DataFormat
DATA_FORMAT_JSON: DataFormat
DATA_FORMAT_YAML: DataFormat
DATA_FORMAT_PROTO: DataFormat

class Pair(_message.Message):
    __slots__ = ("key", "value")
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: str
    def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class Quantity(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: ResourceName
    value: str
    def __init__(self, name: _Optional[_Union[ResourceName, str]] = ..., value: _Optional[str] = ...) -> None: ...

class Resources(_message.Message):
    __slots__ = ("requests", "limits")
    REQUESTS_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    requests: _containers.RepeatedCompositeFieldContainer[Quantity]
    limits: _containers.RepeatedCompositeFieldContainer[Quantity]
    def __init__(self, requests: _Optional[_Iterable[_Union[Quantity, _Mapping]]] = ..., limits: _Optional[_Iterable[_Union[Quantity, _Mapping]]] = ...) -> None: ...

class Accelerator(_message.Message):
    __slots__ = ("device", "device_class", "unpartitioned", "partition_size")
    DEVICE_FIELD_NUMBER: _ClassVar[int]
    DEVICE_CLASS_FIELD_NUMBER: _ClassVar[int]
    UNPARTITIONED_FIELD_NUMBER: _ClassVar[int]
    PARTITION_SIZE_FIELD_NUMBER: _ClassVar[int]
    device: str
    device_class: int
    unpartitioned: bool
    partition_size: str
    def __init__(self, device: _Optional[str] = ..., device_class: _Optional[int] = ..., unpartitioned: _Optional[bool] = ..., partition_size: _Optional[str] = ...) -> None: ...

class SharedMemory(_message.Message):
    __slots__ = ("mount_path", "mount_name", "size_limit")
    MOUNT_PATH_FIELD_NUMBER: _ClassVar[int]
    MOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    SIZE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    mount_path: str
    mount_name: str
    size_limit: str
    def __init__(self, mount_path: _Optional[str] = ..., mount_name: _Optional[str] = ..., size_limit: _Optional[str] = ...) -> None: ...

class ExtendedResources(_message.Message):
    __slots__ = ("accelerator", "shared_memory")
    ACCELERATOR_FIELD_NUMBER: _ClassVar[int]
    SHARED_MEMORY_FIELD_NUMBER: _ClassVar[int]
    accelerator: Accelerator
    shared_memory: SharedMemory
    def __init__(self, accelerator: _Optional[_Union[Accelerator, _Mapping]] = ..., shared_memory: _Optional[_Union[SharedMemory, _Mapping]] = ...) -> None: ...

class Secret(_message.Message):
    __slots__ = ("group", "key", "group_version", "mount", "env_var")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    GROUP_VERSION_FIELD_NUMBER: _ClassVar[int]
    MOUNT_FIELD_NUMBER: _ClassVar[int]
    ENV_VAR_FIELD_NUMBER: _ClassVar[int]
    group: str
    key: str
    group_version: str
    mount: MountKind
    env_var: str
    def __init__(self, group: _Optional[str] = ..., key: _Optional[str] = ..., group_version: _Optional[str] = ..., mount: _Optional[_Union[MountKind, str]] = ..., env_var: _Optional[str] = ...) -> None: ...

class Identity(_message.Message):
    __slots__ = ("iam_role", "k8s_service_account", "execution_identity")
    IAM_ROLE_FIELD_NUMBER: _ClassVar[int]
    K8S_SERVICE_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    EXECUTION_IDENTITY_FIELD_NUMBER: _ClassVar[int]
    iam_role: str
    k8s_service_account: str
    execution_identity: str
    def __init__(self, iam_role: _Optional[str] = ..., k8s_service_account: _Optional[str] = ..., execution_identity: _Optional[str] = ...) -> None: ...

class SecurityContext(_message.Message):
    __slots__ = ("run_as", "secrets")
    RUN_AS_FIELD_NUMBER: _ClassVar[int]
    SECRETS_FIELD_NUMBER: _ClassVar[int]
    run_as: Identity
    secrets: _containers.RepeatedCompositeFieldContainer[Secret]
    def __init__(self, run_as: _Optional[_Union[Identity, _Mapping]] = ..., secrets: _Optional[_Iterable[_Union[Secret, _Mapping]]] = ...) -> None: ...

class TaskMetadata(_message.Message):
    __slots__ = ("cache", "cache_version", "cache_serialize", "cache_ignored_inputs", "retries", "timeout", "interruptible", "deprecated", "pod_template_name", "generates_deck", "is_eager", "tags", "labels", "annotations")
    CACHE_FIELD_NUMBER: _ClassVar[int]
    CACHE_VERSION_FIELD_NUMBER: _ClassVar[int]
    CACHE_SERIALIZE_FIELD_NUMBER: _ClassVar[int]
    CACHE_IGNORED_INPUTS_FIELD_NUMBER: _ClassVar[int]
    RETRIES_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    INTERRUPTIBLE_FIELD_NUMBER: _ClassVar[int]
    DEPRECATED_FIELD_NUMBER: _ClassVar[int]
    POD_TEMPLATE_NAME_FIELD_NUMBER: _ClassVar[int]
    GENERATES_DECK_FIELD_NUMBER: _ClassVar[int]
    IS_EAGER_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    ANNOTATIONS_FIELD_NUMBER: _ClassVar[int]
    cache: bool
    cache_version: str
    cache_serialize: bool
    cache_ignored_inputs: _containers.RepeatedScalarFieldContainer[str]
    retries: int
    timeout: _literals_pb2.DurationLiteral
    interruptible: bool
    deprecated: str
    pod_template_name: str
    generates_deck: bool
    is_eager: bool
    tags: _containers.RepeatedCompositeFieldContainer[Pair]
    labels: _containers.RepeatedCompositeFieldContainer[Pair]
    annotations: _containers.RepeatedCompositeFieldContainer[Pair]
    def __init__(self, cache: _Optional[bool] = ..., cache_version: _Optional[str] = ..., cache_serialize: _Optional[bool] = ..., cache_ignored_inputs: _Optional[_Iterable[str]] = ..., retries: _Optional[int] = ..., timeout: _Optional[_Union[_literals_pb2.DurationLiteral, _Mapping]] = ..., interruptible: _Optional[bool] = ..., deprecated: _Optional[str] = ..., pod_template_name: _Optional[str] = ..., generates_deck: _Optional[bool] = ..., is_eager: _Optional[bool] = ..., tags: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., labels: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., annotations: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ...) -> None: ...

class PodTemplate(_message.Message):
    __slots__ = ("spec", "primary_container", "labels", "annotations", "fills")
    SPEC_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_CONTAINER_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    ANNOTATIONS_FIELD_NUMBER: _ClassVar[int]
    FILLS_FIELD_NUMBER: _ClassVar[int]
    spec: _plain_pb2.PlainMap
    primary_container: str
    labels: _containers.RepeatedCompositeFieldContainer[Pair]
    annotations: _containers.RepeatedCompositeFieldContainer[Pair]
    fills: int
    def __init__(self, spec: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ..., primary_container: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., annotations: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., fills: _Optional[int] = ...) -> None: ...

class UserContainer(_message.Message):
    __slots__ = ("image", "resolver", "loader_arguments", "mode", "map_bound_inputs", "environment", "resources", "pod_template", "carried_images", "command")
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    RESOLVER_FIELD_NUMBER: _ClassVar[int]
    LOADER_ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    MAP_BOUND_INPUTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    RESOURCES_FIELD_NUMBER: _ClassVar[int]
    POD_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    CARRIED_IMAGES_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    image: str
    resolver: str
    loader_arguments: _containers.RepeatedScalarFieldContainer[str]
    mode: ExecutionMode
    map_bound_inputs: _containers.RepeatedScalarFieldContainer[str]
    environment: _containers.RepeatedCompositeFieldContainer[Pair]
    resources: Resources
    pod_template: PodTemplate
    carried_images: _containers.RepeatedCompositeFieldContainer[Pair]
    command: OwnCommand
    def __init__(self, image: _Optional[str] = ..., resolver: _Optional[str] = ..., loader_arguments: _Optional[_Iterable[str]] = ..., mode: _Optional[_Union[ExecutionMode, str]] = ..., map_bound_inputs: _Optional[_Iterable[str]] = ..., environment: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., resources: _Optional[_Union[Resources, _Mapping]] = ..., pod_template: _Optional[_Union[PodTemplate, _Mapping]] = ..., carried_images: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., command: _Optional[_Union[OwnCommand, _Mapping]] = ...) -> None: ...

class OwnCommand(_message.Message):
    __slots__ = ("before", "calls_usual", "after")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    CALLS_USUAL_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    before: _containers.RepeatedCompositeFieldContainer[_plain_pb2.Plain]
    calls_usual: bool
    after: _containers.RepeatedCompositeFieldContainer[_plain_pb2.Plain]
    def __init__(self, before: _Optional[_Iterable[_Union[_plain_pb2.Plain, _Mapping]]] = ..., calls_usual: _Optional[bool] = ..., after: _Optional[_Iterable[_Union[_plain_pb2.Plain, _Mapping]]] = ...) -> None: ...

class DataLoading(_message.Message):
    __slots__ = ("input_path", "output_path", "format", "enabled")
    INPUT_PATH_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_PATH_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    ENABLED_FIELD_NUMBER: _ClassVar[int]
    input_path: str
    output_path: str
    format: DataFormat
    enabled: bool
    def __init__(self, input_path: _Optional[str] = ..., output_path: _Optional[str] = ..., format: _Optional[_Union[DataFormat, str]] = ..., enabled: _Optional[bool] = ...) -> None: ...

class RawContainer(_message.Message):
    __slots__ = ("image", "command", "arguments", "environment", "resources", "data", "pod_template")
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    RESOURCES_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    POD_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    image: str
    command: _containers.RepeatedScalarFieldContainer[str]
    arguments: _containers.RepeatedScalarFieldContainer[str]
    environment: _containers.RepeatedCompositeFieldContainer[Pair]
    resources: Resources
    data: DataLoading
    pod_template: PodTemplate
    def __init__(self, image: _Optional[str] = ..., command: _Optional[_Iterable[str]] = ..., arguments: _Optional[_Iterable[str]] = ..., environment: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., resources: _Optional[_Union[Resources, _Mapping]] = ..., data: _Optional[_Union[DataLoading, _Mapping]] = ..., pod_template: _Optional[_Union[PodTemplate, _Mapping]] = ...) -> None: ...

class Sql(_message.Message):
    __slots__ = ("statement", "dialect")
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    DIALECT_FIELD_NUMBER: _ClassVar[int]
    statement: str
    dialect: int
    def __init__(self, statement: _Optional[str] = ..., dialect: _Optional[int] = ...) -> None: ...

class NoTarget(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class TaskTarget(_message.Message):
    __slots__ = ("user_container", "raw_container", "sql", "none")
    USER_CONTAINER_FIELD_NUMBER: _ClassVar[int]
    RAW_CONTAINER_FIELD_NUMBER: _ClassVar[int]
    SQL_FIELD_NUMBER: _ClassVar[int]
    NONE_FIELD_NUMBER: _ClassVar[int]
    user_container: UserContainer
    raw_container: RawContainer
    sql: Sql
    none: NoTarget
    def __init__(self, user_container: _Optional[_Union[UserContainer, _Mapping]] = ..., raw_container: _Optional[_Union[RawContainer, _Mapping]] = ..., sql: _Optional[_Union[Sql, _Mapping]] = ..., none: _Optional[_Union[NoTarget, _Mapping]] = ...) -> None: ...

class Actor(_message.Message):
    __slots__ = ("name", "replicas", "idle_seconds", "before", "after")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REPLICAS_FIELD_NUMBER: _ClassVar[int]
    IDLE_SECONDS_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    name: str
    replicas: int
    idle_seconds: int
    before: str
    after: str
    def __init__(self, name: _Optional[str] = ..., replicas: _Optional[int] = ..., idle_seconds: _Optional[int] = ..., before: _Optional[str] = ..., after: _Optional[str] = ...) -> None: ...

class Task(_message.Message):
    __slots__ = ("name", "type", "type_version", "interface", "metadata", "target", "custom", "config", "security", "extended", "docs", "hints", "span", "actor")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TYPE_VERSION_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    CUSTOM_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    SECURITY_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_FIELD_NUMBER: _ClassVar[int]
    DOCS_FIELD_NUMBER: _ClassVar[int]
    HINTS_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: str
    type_version: int
    interface: _interface_pb2.Interface
    metadata: TaskMetadata
    target: TaskTarget
    custom: _plain_pb2.PlainMap
    config: _containers.RepeatedCompositeFieldContainer[Pair]
    security: SecurityContext
    extended: ExtendedResources
    docs: _interface_pb2.Documentation
    hints: _containers.RepeatedScalarFieldContainer[str]
    span: _source_pb2.Span
    actor: Actor
    def __init__(self, name: _Optional[str] = ..., type: _Optional[str] = ..., type_version: _Optional[int] = ..., interface: _Optional[_Union[_interface_pb2.Interface, _Mapping]] = ..., metadata: _Optional[_Union[TaskMetadata, _Mapping]] = ..., target: _Optional[_Union[TaskTarget, _Mapping]] = ..., custom: _Optional[_Union[_plain_pb2.PlainMap, _Mapping]] = ..., config: _Optional[_Iterable[_Union[Pair, _Mapping]]] = ..., security: _Optional[_Union[SecurityContext, _Mapping]] = ..., extended: _Optional[_Union[ExtendedResources, _Mapping]] = ..., docs: _Optional[_Union[_interface_pb2.Documentation, _Mapping]] = ..., hints: _Optional[_Iterable[str]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ..., actor: _Optional[_Union[Actor, _Mapping]] = ...) -> None: ...
