"""Workflows: nodes of every kind, bindings, conditions, ordering edges."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.interface import Documentation, Interface
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import DurationLiteral, Literal
from flowc_ir.source import NOWHERE, Span
from flowc_ir.task import ExtendedResources, PodTemplate, Resources
from flowc_ir.types import Type

START_NODE = "start-node"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseBinding:
    """The output `output` of node `node` (`start-node`: an input of the workflow).

    `path` walks into the value: a string names a field or key, an int an index.
    """

    node: str
    output: str
    path: tuple[str | int, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralBinding:
    """A constant."""

    value: Literal
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBinding:
    """A list with at least the chance of promises in it."""

    items: tuple[BindingValue, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class BindingEntry:
    """One entry of a map binding."""

    key: str
    value: BindingValue


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBinding:
    """A mapping with at least the chance of promises in it."""

    entries: tuple[BindingEntry, ...]
    span: Span = NOWHERE


BindingValue: TypeAlias = PromiseBinding | LiteralBinding | ListBinding | MapBinding


@dataclass(frozen=True, slots=True)
class Binding:
    """What flows into one port."""

    port: str
    value: BindingValue


class EntityKind(enum.Enum):
    """The kinds of named things in a program."""

    TASK = "task"
    WORKFLOW = "workflow"
    LAUNCH_PLAN = "launch_plan"


@dataclass(frozen=True, slots=True)
class LocalReference:
    """An entity of this program, by kind and name; project, domain and version are the target's."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteReference:
    """An entity that is registered elsewhere.

    `interface` is what the user declared for it, None if that is not known.
    """

    kind: EntityKind
    project: str
    domain: str
    name: str
    version: str
    interface: Interface | None


Reference: TypeAlias = LocalReference | RemoteReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What a node changes of the task that it runs."""

    resources: Resources | None = None
    extended: ExtendedResources | None = None
    image: str = ""
    pod_template: PodTemplate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Run a task, a sub-workflow or a launch plan."""

    callee: Reference
    overrides: Overrides | None = None


class Comparator(enum.Enum):
    """How two operands are compared."""

    EQ = "eq"
    NE = "ne"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"


@dataclass(frozen=True, slots=True)
class VariableOperand:
    """An input of the branch node, by the name of its port."""

    name: str


@dataclass(frozen=True, slots=True)
class LiteralOperand:
    """A constant: a primitive or none."""

    value: Literal


Operand: TypeAlias = VariableOperand | LiteralOperand


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A comparison of two operands."""

    operator: Comparator
    left: Operand
    right: Operand
    span: Span = NOWHERE


class Connective(enum.Enum):
    """How two conditions are combined."""

    AND = "and"
    OR = "or"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conjunction:
    """Two conditions combined."""

    operator: Connective
    left: Condition
    right: Condition
    span: Span = NOWHERE


Condition: TypeAlias = Comparison | Conjunction


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case of a branch: when `condition` holds, `node` runs."""

    condition: Condition
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An if/else: cases in order, then a node or an error message."""

    cases: tuple[Case, ...]
    otherwise: Node | None = None
    error: str | None = None
    error_node: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveGate:
    """Wait until a person approves the value that flows in."""

    signal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepGate:
    """Wait for a time."""

    duration: DurationLiteral


@dataclass(frozen=True, slots=True, kw_only=True)
class InputGate:
    """Wait for a value from outside."""

    signal: str
    type: Type
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Run `node` once for each item of its list inputs.

    `parallelism` 0 means no limit, None the platform's default; at most one of `min_successes` and
    `min_success_ratio` is set. `original_interface`: the node keeps the interface of its callee and
    the backend does the spreading. `mode` and `data_mode` are enum numbers of the wire format.
    """

    node: Node
    parallelism: int | None = None
    min_successes: int | None = None
    min_success_ratio: float | None = None
    original_interface: bool = False
    mode: int = 0
    data_mode: int = 0
    bound_inputs: tuple[str, ...] = ()
    run_all: bool | None = None


NodeTarget: TypeAlias = Call | Branch | ApproveGate | SleepGate | InputGate | Map


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name for an output of a node."""

    output: str
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMetadata:
    """How the backend treats one node. None means: as the callee says."""

    name: str = ""
    timeout: DurationLiteral | None = None
    retries: int | None = None
    interruptible: bool | None = None
    cacheable: bool | None = None
    cache_version: str | None = None
    cache_serializable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One step of a workflow.

    `upstream` holds the ids of all nodes that must end before, without the start node: first those
    that a binding needs, then those that only an ordering edge names, each once.
    """

    id: str
    target: NodeTarget
    metadata: NodeMetadata | None = None
    bindings: tuple[Binding, ...] = ()
    upstream: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    span: Span = NOWHERE


class FailurePolicy(enum.Enum):
    """What happens to other nodes when one fails."""

    FAIL_IMMEDIATELY = "fail_immediately"
    FAIL_AFTER_EXECUTABLE_NODES_COMPLETE = "fail_after_executable_nodes_complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A graph of nodes."""

    name: str
    interface: Interface
    nodes: tuple[Node, ...] = ()
    outputs: tuple[Binding, ...] = ()
    failure_node: Node | None = None
    failure_policy: FailurePolicy = FailurePolicy.FAIL_IMMEDIATELY
    interruptible: bool = False
    docs: Documentation | None = None
    span: Span = NOWHERE
