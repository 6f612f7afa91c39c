from flowc_idl.flowc.ext.v1 import classes_pb2 as _classes_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Target(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TARGET_UNSPECIFIED: _ClassVar[Target]
    TARGET_USER_CONTAINER: _ClassVar[Target]
    TARGET_PREBUILT_CONTAINER: _ClassVar[Target]
    TARGET_SQL: _ClassVar[Target]
    TARGET_NONE: _ClassVar[Target]
    TARGET_SENSOR: _ClassVar[Target]
    TARGET_RAW_CONTAINER: _ClassVar[Target]

class PlaceholderSyntax(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLACEHOLDER_SYNTAX_UNSPECIFIED: _ClassVar[PlaceholderSyntax]
    PLACEHOLDER_SYNTAX_BACKEND: _ClassVar[PlaceholderSyntax]
    PLACEHOLDER_SYNTAX_SDK: _ClassVar[PlaceholderSyntax]
    PLACEHOLDER_SYNTAX_BRACES: _ClassVar[PlaceholderSyntax]
TARGET_UNSPECIFIED: Target
TARGET_USER_CONTAINER: Target
TARGET_PREBUILT_CONTAINER: Target
TARGET_SQL: Target
TARGET_NONE: Target
TARGET_SENSOR: Target
TARGET_RAW_CONTAINER: Target
PLACEHOLDER_SYNTAX_UNSPECIFIED: PlaceholderSyntax
PLACEHOLDER_SYNTAX_BACKEND: PlaceholderSyntax
PLACEHOLDER_SYNTAX_SDK: PlaceholderSyntax
PLACEHOLDER_SYNTAX_BRACES: PlaceholderSyntax

class TaskExtension(_message.Message):
    __slots__ = ("name", "summary", "config_classes", "extends", "target", "parameters", "takes_no_others", "rules", "type", "type_version", "inputs", "outputs", "base_arguments", "pod_template", "command", "custom", "custom_message", "config", "statement", "executor", "placeholders", "connector", "opaque", "type_attribute", "ignores_others", "attributes", "delegate", "is_abstract")
    class BaseArgumentsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    class AttributesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    CONFIG_CLASSES_FIELD_NUMBER: _ClassVar[int]
    EXTENDS_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    TAKES_NO_OTHERS_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    TYPE_VERSION_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    BASE_ARGUMENTS_FIELD_NUMBER: _ClassVar[int]
    POD_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    COMMAND_FIELD_NUMBER: _ClassVar[int]
    CUSTOM_FIELD_NUMBER: _ClassVar[int]
    CUSTOM_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    EXECUTOR_FIELD_NUMBER: _ClassVar[int]
    PLACEHOLDERS_FIELD_NUMBER: _ClassVar[int]
    CONNECTOR_FIELD_NUMBER: _ClassVar[int]
    OPAQUE_FIELD_NUMBER: _ClassVar[int]
    TYPE_ATTRIBUTE_FIELD_NUMBER: _ClassVar[int]
    IGNORES_OTHERS_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    DELEGATE_FIELD_NUMBER: _ClassVar[int]
    IS_ABSTRACT_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    config_classes: _containers.RepeatedScalarFieldContainer[str]
    extends: str
    target: Target
    parameters: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Field]
    takes_no_others: bool
    rules: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Rule]
    type: _struct_pb2.Value
    type_version: _struct_pb2.Value
    inputs: VariableList
    outputs: VariableList
    base_arguments: _containers.MessageMap[str, _struct_pb2.Value]
    pod_template: _struct_pb2.Value
    command: _struct_pb2.Value
    custom: _struct_pb2.Value
    custom_message: str
    config: _struct_pb2.Value
    statement: _struct_pb2.Value
    executor: str
    placeholders: _containers.RepeatedCompositeFieldContainer[Placeholders]
    connector: str
    opaque: str
    type_attribute: str
    ignores_others: bool
    attributes: _containers.MessageMap[str, _struct_pb2.Value]
    delegate: Delegation
    is_abstract: bool
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., config_classes: _Optional[_Iterable[str]] = ..., extends: _Optional[str] = ..., target: _Optional[_Union[Target, str]] = ..., parameters: _Optional[_Iterable[_Union[_classes_pb2.Field, _Mapping]]] = ..., takes_no_others: _Optional[bool] = ..., rules: _Optional[_Iterable[_Union[_classes_pb2.Rule, _Mapping]]] = ..., type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., type_version: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., inputs: _Optional[_Union[VariableList, _Mapping]] = ..., outputs: _Optional[_Union[VariableList, _Mapping]] = ..., base_arguments: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., pod_template: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., command: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., custom: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., custom_message: _Optional[str] = ..., config: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., statement: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., executor: _Optional[str] = ..., placeholders: _Optional[_Iterable[_Union[Placeholders, _Mapping]]] = ..., connector: _Optional[str] = ..., opaque: _Optional[str] = ..., type_attribute: _Optional[str] = ..., ignores_others: _Optional[bool] = ..., attributes: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., delegate: _Optional[_Union[Delegation, _Mapping]] = ..., is_abstract: _Optional[bool] = ...) -> None: ...

class Delegation(_message.Message):
    __slots__ = ("config", "name", "function", "attribute")
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    FUNCTION_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTE_FIELD_NUMBER: _ClassVar[int]
    config: str
    name: _struct_pb2.Value
    function: str
    attribute: str
    def __init__(self, config: _Optional[str] = ..., name: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., function: _Optional[str] = ..., attribute: _Optional[str] = ...) -> None: ...

class VariableList(_message.Message):
    __slots__ = ("variables", "before")
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    variables: _containers.RepeatedCompositeFieldContainer[Variable]
    before: _struct_pb2.Value
    def __init__(self, variables: _Optional[_Iterable[_Union[Variable, _Mapping]]] = ..., before: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...

class Variable(_message.Message):
    __slots__ = ("name", "type", "when")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    WHEN_FIELD_NUMBER: _ClassVar[int]
    name: str
    type: _struct_pb2.Value
    when: str
    def __init__(self, name: _Optional[str] = ..., type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., when: _Optional[str] = ...) -> None: ...

class Placeholders(_message.Message):
    __slots__ = ("path", "syntax")
    PATH_FIELD_NUMBER: _ClassVar[int]
    SYNTAX_FIELD_NUMBER: _ClassVar[int]
    path: str
    syntax: PlaceholderSyntax
    def __init__(self, path: _Optional[str] = ..., syntax: _Optional[_Union[PlaceholderSyntax, str]] = ...) -> None: ...

class DecoratorExtension(_message.Message):
    __slots__ = ("name", "summary", "parameters", "config", "rules", "is_function", "takes_no_others", "is_called")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    CONFIG_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    IS_FUNCTION_FIELD_NUMBER: _ClassVar[int]
    TAKES_NO_OTHERS_FIELD_NUMBER: _ClassVar[int]
    IS_CALLED_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    parameters: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Field]
    config: _struct_pb2.Value
    rules: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Rule]
    is_function: bool
    takes_no_others: bool
    is_called: bool
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[_classes_pb2.Field, _Mapping]]] = ..., config: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., rules: _Optional[_Iterable[_Union[_classes_pb2.Rule, _Mapping]]] = ..., is_function: _Optional[bool] = ..., takes_no_others: _Optional[bool] = ..., is_called: _Optional[bool] = ...) -> None: ...

class FunctionExtension(_message.Message):
    __slots__ = ("name", "summary", "parameters", "task", "rules", "workflow")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    WORKFLOW_FIELD_NUMBER: _ClassVar[int]
    name: str
    summary: str
    parameters: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Field]
    task: _struct_pb2.Value
    rules: _containers.RepeatedCompositeFieldContainer[_classes_pb2.Rule]
    workflow: WorkflowTemplate
    def __init__(self, name: _Optional[str] = ..., summary: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[_classes_pb2.Field, _Mapping]]] = ..., task: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., rules: _Optional[_Iterable[_Union[_classes_pb2.Rule, _Mapping]]] = ..., workflow: _Optional[_Union[WorkflowTemplate, _Mapping]] = ...) -> None: ...

class WorkflowTemplate(_message.Message):
    __slots__ = ("name", "inputs", "nodes", "outputs")
    NAME_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    NODES_FIELD_NUMBER: _ClassVar[int]
    OUTPUTS_FIELD_NUMBER: _ClassVar[int]
    name: _struct_pb2.Value
    inputs: VariableList
    nodes: _containers.RepeatedCompositeFieldContainer[NodeTemplate]
    outputs: _containers.RepeatedCompositeFieldContainer[OutputTemplate]
    def __init__(self, name: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., inputs: _Optional[_Union[VariableList, _Mapping]] = ..., nodes: _Optional[_Iterable[_Union[NodeTemplate, _Mapping]]] = ..., outputs: _Optional[_Iterable[_Union[OutputTemplate, _Mapping]]] = ...) -> None: ...

class NodeTemplate(_message.Message):
    __slots__ = ("name", "changes", "task", "inputs", "opens_inputs", "after", "overrides")
    class InputsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    class OverridesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OPENS_INPUTS_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    OVERRIDES_FIELD_NUMBER: _ClassVar[int]
    name: str
    changes: _containers.RepeatedCompositeFieldContainer[Change]
    task: _struct_pb2.Value
    inputs: _containers.MessageMap[str, _struct_pb2.Value]
    opens_inputs: bool
    after: _containers.RepeatedScalarFieldContainer[str]
    overrides: _containers.MessageMap[str, _struct_pb2.Value]
    def __init__(self, name: _Optional[str] = ..., changes: _Optional[_Iterable[_Union[Change, _Mapping]]] = ..., task: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., inputs: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., opens_inputs: _Optional[bool] = ..., after: _Optional[_Iterable[str]] = ..., overrides: _Optional[_Mapping[str, _struct_pb2.Value]] = ...) -> None: ...

class Change(_message.Message):
    __slots__ = ("of", "key", "value", "when", "skips_empty")
    OF_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    WHEN_FIELD_NUMBER: _ClassVar[int]
    SKIPS_EMPTY_FIELD_NUMBER: _ClassVar[int]
    of: str
    key: str
    value: _struct_pb2.Value
    when: str
    skips_empty: bool
    def __init__(self, of: _Optional[str] = ..., key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., when: _Optional[str] = ..., skips_empty: _Optional[bool] = ...) -> None: ...

class OutputTemplate(_message.Message):
    __slots__ = ("name", "value", "type")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: _struct_pb2.Value
    type: _struct_pb2.Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., type: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
