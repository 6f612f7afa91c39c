from flowc_idl.flowc.ir.v1 import interface_pb2 as _interface_pb2
from flowc_idl.flowc.ir.v1 import literals_pb2 as _literals_pb2
from flowc_idl.flowc.ir.v1 import source_pb2 as _source_pb2
from flowc_idl.flowc.ir.v1 import task_pb2 as _task_pb2
from flowc_idl.flowc.ir.v1 import types_pb2 as _types_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EntityKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ENTITY_KIND_UNSPECIFIED: _ClassVar[EntityKind]
    ENTITY_KIND_TASK: _ClassVar[EntityKind]
    ENTITY_KIND_WORKFLOW: _ClassVar[EntityKind]
    ENTITY_KIND_LAUNCH_PLAN: _ClassVar[EntityKind]

class Comparator(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMPARATOR_UNSPECIFIED: _ClassVar[Comparator]
    COMPARATOR_EQ: _ClassVar[Comparator]
    COMPARATOR_NE: _ClassVar[Comparator]
    COMPARATOR_GT: _ClassVar[Comparator]
    COMPARATOR_GE: _ClassVar[Comparator]
    COMPARATOR_LT: _ClassVar[Comparator]
    COMPARATOR_LE: _ClassVar[Comparator]

class Connective(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONNECTIVE_UNSPECIFIED: _ClassVar[Connective]
    CONNECTIVE_AND: _ClassVar[Connective]
    CONNECTIVE_OR: _ClassVar[Connective]

class FailurePolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAILURE_POLICY_UNSPECIFIED: _ClassVar[FailurePolicy]
    FAILURE_POLICY_FAIL_IMMEDIATELY: _ClassVar[FailurePolicy]
    FAILURE_POLICY_FAIL_AFTER_EXECUTABLE_NODES_COMPLETE: _ClassVar[FailurePolicy]
ENTITY_KIND_UNSPECIFIED: EntityKind
ENTITY_KIND_TASK: EntityKind
ENTITY_KIND_WORKFLOW: EntityKind
ENTITY_KIND_LAUNCH_PLAN: EntityKind
COMPARATOR_UNSPECIFIED: Comparator
COMPARATOR_EQ: Comparator
COMPARATOR_NE: Comparator
COMPARATOR_GT: Comparator
COMPARATOR_GE: Comparator
COMPARATOR_LT: Comparator
COMPARATOR_LE: Comparator
CONNECTIVE_UNSPECIFIED: Connective
CONNECTIVE_AND: Connective
CONNECTIVE_OR: Connective
FAILURE_POLICY_UNSPECIFIED: FailurePolicy
FAILURE_POLICY_FAIL_IMMEDIATELY: FailurePolicy
FAILURE_POLICY_FAIL_AFTER_EXECUTABLE_NODES_COMPLETE: FailurePolicy

class PathStep(_message.Message):
    __slots__ = ("key", "index")
    KEY_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    key: str
    index: int
    def __init__(self, key: _Optional[str] = ..., index: _Optional[int] = ...) -> None: ...

class PromiseBinding(_message.Message):
    __slots__ = ("node", "output", "path", "span")
    NODE_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    node: str
    output: str
    path: _containers.RepeatedCompositeFieldContainer[PathStep]
    span: _source_pb2.Span
    def __init__(self, node: _Optional[str] = ..., output: _Optional[str] = ..., path: _Optional[_Iterable[_Union[PathStep, _Mapping]]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class LiteralBinding(_message.Message):
    __slots__ = ("value", "span")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    value: _literals_pb2.Literal
    span: _source_pb2.Span
    def __init__(self, value: _Optional[_Union[_literals_pb2.Literal, _Mapping]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class ListBinding(_message.Message):
    __slots__ = ("items", "span")
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[BindingValue]
    span: _source_pb2.Span
    def __init__(self, items: _Optional[_Iterable[_Union[BindingValue, _Mapping]]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class BindingEntry(_message.Message):
    __slots__ = ("key", "value")
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: BindingValue
    def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[BindingValue, _Mapping]] = ...) -> None: ...

class MapBinding(_message.Message):
    __slots__ = ("entries", "span")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[BindingEntry]
    span: _source_pb2.Span
    def __init__(self, entries: _Optional[_Iterable[_Union[BindingEntry, _Mapping]]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class BindingValue(_message.Message):
    __slots__ = ("promise", "literal", "list", "map")
    PROMISE_FIELD_NUMBER: _ClassVar[int]
    LITERAL_FIELD_NUMBER: _ClassVar[int]
    LIST_FIELD_NUMBER: _ClassVar[int]
    MAP_FIELD_NUMBER: _ClassVar[int]
    promise: PromiseBinding
    literal: LiteralBinding
    list: ListBinding
    map: MapBinding
    def __init__(self, promise: _Optional[_Union[PromiseBinding, _Mapping]] = ..., literal: _Optional[_Union[LiteralBinding, _Mapping]] = ..., list: _Optional[_Union[ListBinding, _Mapping]] = ..., map: _Optional[_Union[MapBinding, _Mapping]] = ...) -> None: ...

class Binding(_message.Message):
    __slots__ = ("port", "value")
    PORT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    port: str
    value: BindingValue
    def __init__(self, port: _Optional[str] = ..., value: _Optional[_Union[BindingValue, _Mapping]] = ...) -> None: ...

class LocalReference(_message.Message):
    __slots__ = ("kind", "name")
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    kind: EntityKind
    name: str
    def __init__(self, kind: _Optional[_Union[EntityKind, str]] = ..., name: _Optional[str] = ...) -> None: ...

class RemoteReference(_message.Message):
    __slots__ = ("kind", "project", "domain", "name", "version", "interface")
    KIND_FIELD_NUMBER: _ClassVar[int]
    PROJECT_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    kind: EntityKind
    project: str
    domain: str
    name: str
    version: str
    interface: _interface_pb2.Interface
    def __init__(self, kind: _Optional[_Union[EntityKind, str]] = ..., project: _Optional[str] = ..., domain: _Optional[str] = ..., name: _Optional[str] = ..., version: _Optional[str] = ..., interface: _Optional[_Union[_interface_pb2.Interface, _Mapping]] = ...) -> None: ...

class Reference(_message.Message):
    __slots__ = ("local", "remote")
    LOCAL_FIELD_NUMBER: _ClassVar[int]
    REMOTE_FIELD_NUMBER: _ClassVar[int]
    local: LocalReference
    remote: RemoteReference
    def __init__(self, local: _Optional[_Union[LocalReference, _Mapping]] = ..., remote: _Optional[_Union[RemoteReference, _Mapping]] = ...) -> None: ...

class Overrides(_message.Message):
    __slots__ = ("resources", "extended", "image", "pod_template")
    RESOURCES_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_FIELD_NUMBER: _ClassVar[int]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    POD_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    resources: _task_pb2.Resources
    extended: _task_pb2.ExtendedResources
    image: str
    pod_template: _task_pb2.PodTemplate
    def __init__(self, resources: _Optional[_Union[_task_pb2.Resources, _Mapping]] = ..., extended: _Optional[_Union[_task_pb2.ExtendedResources, _Mapping]] = ..., image: _Optional[str] = ..., pod_template: _Optional[_Union[_task_pb2.PodTemplate, _Mapping]] = ...) -> None: ...

class Call(_message.Message):
    __slots__ = ("callee", "overrides")
    CALLEE_FIELD_NUMBER: _ClassVar[int]
    OVERRIDES_FIELD_NUMBER: _ClassVar[int]
    callee: Reference
    overrides: Overrides
    def __init__(self, callee: _Optional[_Union[Reference, _Mapping]] = ..., overrides: _Optional[_Union[Overrides, _Mapping]] = ...) -> None: ...

class VariableOperand(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class LiteralOperand(_message.Message):
    __slots__ = ("value",)
    VALUE_FIELD_NUMBER: _ClassVar[int]
    value: _literals_pb2.Literal
    def __init__(self, value: _Optional[_Union[_literals_pb2.Literal, _Mapping]] = ...) -> None: ...

class Operand(_message.Message):
    __slots__ = ("variable", "literal")
    VARIABLE_FIELD_NUMBER: _ClassVar[int]
    LITERAL_FIELD_NUMBER: _ClassVar[int]
    variable: VariableOperand
    literal: LiteralOperand
    def __init__(self, variable: _Optional[_Union[VariableOperand, _Mapping]] = ..., literal: _Optional[_Union[LiteralOperand, _Mapping]] = ...) -> None: ...

class Comparison(_message.Message):
    __slots__ = ("operator", "left", "right", "span")
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    operator: Comparator
    left: Operand
    right: Operand
    span: _source_pb2.Span
    def __init__(self, operator: _Optional[_Union[Comparator, str]] = ..., left: _Optional[_Union[Operand, _Mapping]] = ..., right: _Optional[_Union[Operand, _Mapping]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class Conjunction(_message.Message):
    __slots__ = ("operator", "left", "right", "span")
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    operator: Connective
    left: Condition
    right: Condition
    span: _source_pb2.Span
    def __init__(self, operator: _Optional[_Union[Connective, str]] = ..., left: _Optional[_Union[Condition, _Mapping]] = ..., right: _Optional[_Union[Condition, _Mapping]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class Condition(_message.Message):
    __slots__ = ("comparison", "conjunction")
    COMPARISON_FIELD_NUMBER: _ClassVar[int]
    CONJUNCTION_FIELD_NUMBER: _ClassVar[int]
    comparison: Comparison
    conjunction: Conjunction
    def __init__(self, comparison: _Optional[_Union[Comparison, _Mapping]] = ..., conjunction: _Optional[_Union[Conjunction, _Mapping]] = ...) -> None: ...

class Case(_message.Message):
    __slots__ = ("condition", "node")
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    NODE_FIELD_NUMBER: _ClassVar[int]
    condition: Condition
    node: Node
    def __init__(self, condition: _Optional[_Union[Condition, _Mapping]] = ..., node: _Optional[_Union[Node, _Mapping]] = ...) -> None: ...

class Branch(_message.Message):
    __slots__ = ("cases", "otherwise", "error", "error_node")
    CASES_FIELD_NUMBER: _ClassVar[int]
    OTHERWISE_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    ERROR_NODE_FIELD_NUMBER: _ClassVar[int]
    cases: _containers.RepeatedCompositeFieldContainer[Case]
    otherwise: Node
    error: str
    error_node: str
    def __init__(self, cases: _Optional[_Iterable[_Union[Case, _Mapping]]] = ..., otherwise: _Optional[_Union[Node, _Mapping]] = ..., error: _Optional[str] = ..., error_node: _Optional[str] = ...) -> None: ...

class ApproveGate(_message.Message):
    __slots__ = ("signal",)
    SIGNAL_FIELD_NUMBER: _ClassVar[int]
    signal: str
    def __init__(self, signal: _Optional[str] = ...) -> None: ...

class SleepGate(_message.Message):
    __slots__ = ("duration",)
    DURATION_FIELD_NUMBER: _ClassVar[int]
    duration: _literals_pb2.DurationLiteral
    def __init__(self, duration: _Optional[_Union[_literals_pb2.DurationLiteral, _Mapping]] = ...) -> None: ...

class InputGate(_message.Message):
    __slots__ = ("signal", "type", "output")
    SIGNAL_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    signal: str
    type: _types_pb2.Type
    output: str
    def __init__(self, signal: _Optional[str] = ..., type: _Optional[_Union[_types_pb2.Type, _Mapping]] = ..., output: _Optional[str] = ...) -> None: ...

class Map(_message.Message):
    __slots__ = ("node", "parallelism", "min_successes", "min_success_ratio", "original_interface", "mode", "data_mode", "bound_inputs", "run_all")
    NODE_FIELD_NUMBER: _ClassVar[int]
    PARALLELISM_FIELD_NUMBER: _ClassVar[int]
    MIN_SUCCESSES_FIELD_NUMBER: _ClassVar[int]
    MIN_SUCCESS_RATIO_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_INTERFACE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    DATA_MODE_FIELD_NUMBER: _ClassVar[int]
    BOUND_INPUTS_FIELD_NUMBER: _ClassVar[int]
    RUN_ALL_FIELD_NUMBER: _ClassVar[int]
    node: Node
    parallelism: int
    min_successes: int
    min_success_ratio: float
    original_interface: bool
    mode: int
    data_mode: int
    bound_inputs: _containers.RepeatedScalarFieldContainer[str]
    run_all: bool
    def __init__(self, node: _Optional[_Union[Node, _Mapping]] = ..., parallelism: _Optional[int] = ..., min_successes: _Optional[int] = ..., min_success_ratio: _Optional[float] = ..., original_interface: _Optional[bool] = ..., mode: _Optional[int] = ..., data_mode: _Optional[int] = ..., bound_inputs: _Optional[_Iterable[str]] = ..., run_all: _Optional[bool] = ...) -> None: ...

class NodeTarget(_message.Message):
    __slots__ = ("call", "branch", "approve", "sleep", "input", "map")
    CALL_FIELD_NUMBER: _ClassVar[int]
    BRANCH_FIELD_NUMBER: _ClassVar[int]
    APPROVE_FIELD_NUMBER: _ClassVar[int]
    SLEEP_FIELD_NUMBER: _ClassVar[int]
    INPUT_FIELD_NUMBER: _ClassVar[int]
    MAP_FIELD_NUMBER: _ClassVar[int]
    call: Call
    branch: Branch
    approve: ApproveGate
    sleep: SleepGate
    input: InputGate
    map: Map
    def __init__(self, call: _Optional[_Union[Call, _Mapping]] = ..., branch: _Optional[_Union[Branch, _Mapping]] = ..., approve: _Optional[_Union[ApproveGate, _Mapping]] = ..., sleep: _Optional[_Union[SleepGate, _Mapping]] = ..., input: _Optional[_Union[InputGate, _Mapping]] = ..., map: _Optional[_Union[Map, _Mapping]] = ...) -> None: ...

class Alias(_message.Message):
    __slots__ = ("output", "alias")
    OUTPUT_FIELD_NUMBER: _ClassVar[int]
    ALIAS_FIELD_NUMBER: _ClassVar[int]
    output: str
    alias: str
    def __init__(self, output: _Optional[str] = ..., alias: _Optional[str] = ...) -> None: ...

class NodeMetadata(_message.Message):
    __slots__ = ("name", "timeout", "retries", "interruptible", "cacheable", "cache_version", "cache_serializable")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    RETRIES_FIELD_NUMBER: _ClassVar[int]
    INTERRUPTIBLE_FIELD_NUMBER: _ClassVar[int]
    CACHEABLE_FIELD_NUMBER: _ClassVar[int]
    CACHE_VERSION_FIELD_NUMBER: _ClassVar[int]
    CACHE_SERIALIZABLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    timeout: _literals_pb2.DurationLiteral
    retries: int
    interruptible: bool
    cacheable: bool
    cache_version: str
    cache_serializable: bool
    def __init__(self, name: _Optional[str] = ..., timeout: _Optional[_Union[_literals_pb2.DurationLiteral, _Mapping]] = ..., retries: _Optional[int] = ..., interruptible: _Optional[bool] = ..., cacheable: _Optional[bool] = ..., cache_version: _Optional[str] = ..., cache_serializable: _Optional[bool] = ...) -> None: ...

class Node(_message.Message):
    __slots__ = ("id", "target", "metadata", "bindings", "upstream", "aliases", "span")
    ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    BINDINGS_FIELD_NUMBER: _ClassVar[int]
    UPSTREAM_FIELD_NUMBER: _ClassVar[int]
    ALIASES_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    id: str
    target: NodeTarget
    metadata: NodeMetadata
    bindings: _containers.RepeatedCompositeFieldContainer[Binding]
    upstream: _containers.RepeatedScalarFieldContainer[str]
    aliases: _containers.RepeatedCompositeFieldContainer[Alias]
    span: _source_pb2.Span
    def __init__(self, id: _Optional[str] = ..., target: _Optional[_Union[NodeTarget, _Mapping]] = ..., metadata: _Optional[_Union[NodeMetadata, _Mapping]] = ..., bindings: _Optional[_Iterable[_Union[Binding, _Mapping]]] = ..., upstream: _Optional[_Iterable[str]] = ..., aliases: _Optional[_Iterable[_Union[Alias, _Mapping]]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...

class Workflow(_message.Message):
    __slots__ = ("name", "interface", "nodes", "outputs", "failure_node", "failure_policy", "interruptible", "docs", "span")
    NAME_FIELD_NUMBER: _ClassVar[int]
    INTERFACE_FIELD_NUMBER: _ClassVar[int]
    NODES_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    FAILURE_NODE_FIELD_NUMBER: _ClassVar[int]
    FAILURE_POLICY_FIELD_NUMBER: _ClassVar[int]
    INTERRUPTIBLE_FIELD_NUMBER: _ClassVar[int]
    DOCS_FIELD_NUMBER: _ClassVar[int]
    SPAN_FIELD_NUMBER: _ClassVar[int]
    name: str
    interface: _interface_pb2.Interface
    nodes: _containers.RepeatedCompositeFieldContainer[Node]
    outputs: _containers.RepeatedCompositeFieldContainer[Binding]
    failure_node: Node
    failure_policy: FailurePolicy
    interruptible: bool
    docs: _interface_pb2.Documentation
    span: _source_pb2.Span
    def __init__(self, name: _Optional[str] = ..., interface: _Optional[_Union[_interface_pb2.Interface, _Mapping]] = ..., nodes: _Optional[_Iterable[_Union[Node, _Mapping]]] = ..., outputs: _Optional[_Iterable[_Union[Binding, _Mapping]]] = ..., failure_node: _Optional[_Union[Node, _Mapping]] = ..., failure_policy: _Optional[_Union[FailurePolicy, str]] = ..., interruptible: _Optional[bool] = ..., docs: _Optional[_Union[_interface_pb2.Documentation, _Mapping]] = ..., span: _Optional[_Union[_source_pb2.Span, _Mapping]] = ...) -> None: ...
