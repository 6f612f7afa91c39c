"""Imperative workflows: graphs that are put together call by call."""

from __future__ import annotations

from flowc.dialects.flytekit.binding import bind as bind_value
from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_OUTPUT, WRONG_SETTING
from flowc.dialects.flytekit.declared import declared_port
from flowc.dialects.flytekit.entity import Port
from flowc.dialects.flytekit.graph_values import NodeValue, PromiseValue
from flowc.dialects.flytekit.node_creation import create_node
from flowc.dialects.flytekit.reading import bind, flag, is_none, need, text
from flowc.dialects.flytekit.session import Compiling, Session, mistake
from flowc.dialects.flytekit.workflows import (
    FAILURE_NODE,
    WorkflowEntity,
    check_failure_inputs,
    failure_policy,
)
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    Builtin,
    Call,
    Context,
    DictValue,
    Known,
    ListValue,
    Model,
    Unknown,
    Value,
)
from flowc_ir.graph import Binding
from flowc_ir.source import Span

CLASSES = ("flytekit.Workflow", "flytekit.core.workflow.ImperativeWorkflow")
VALIDATION = "flytekit.exceptions.user.FlyteValidationException"
