"""Map tasks and array nodes as values: entities that run another for each item."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS
from flowc.dialects.flytekit.entity import (
    FlyteEntity,
    Port,
    PythonInterface,
    describe_interface,
    lower_interface,
)
from flowc.dialects.flytekit.graph.node_creation import CallableEntity, call_entity, refuse_self
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.overrides import OverridableEntity
from flowc.dialects.flytekit.naming import dns_name
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import External, ModuleValue, Unknown, Value
from flowc_ir.digests import md5
from flowc_ir.graph import (
    Binding,
    EntityKind,
    LocalReference,
    Map,
    Node,
    NodeMetadata,
    NodeTarget,
    Reference,
    RemoteReference,
)
from flowc_ir.graph import Call as NodeCall
from flowc_ir.interface import Documentation
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity as LoweredEntity
from flowc_ir.source import Span
from flowc_ir.task import (
    ExecutionMode,
    PodTemplate,
    SecurityContext,
    Task,
    TaskMetadata,
    UserContainer,
)

RESOLVED = ModuleValue("", "", "")
"""Where the types of ports are looked up: their names are resolved already."""
MINIMAL_STATE, FULL_STATE = 0, 1
SINGLE_INPUT_FILE, INDIVIDUAL_INPUT_FILES = 0, 1
"""Modes by their numbers on the wire (flyteidl core/workflow.proto)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many items run at once, and how many must succeed; None as flytekit's arguments."""

    parallelism: int | None = None
    min_successes: int | None = None
    ratio: int | float | None = None
    run_all: bool = False

    def is_tolerant(self) -> bool:
        """Tell whether single items may fail, so that their outputs become optional."""
        return self.ratio is not None and self.ratio != 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Inputs that are the same for all items: their names, and the values that are given."""

    names: frozenset[str] = frozenset()
    partial: tuple[tuple[str, Value], ...] = ()
    values: tuple[tuple[str, Value], ...] = ()


class MappedTask(CallableEntity):
    """A task that runs another for each item of a list.

    `metadata` and `security` are those of the inner task, unless the call gave others.
    `shares_metadata`: the object with the metadata is the same as that of the inner task.
    """

    __slots__ = (
        "bound",
        "docs",
        "inner",
        "metadata",
        "mode",
        "security",
        "shares_metadata",
        "spread",
    )

    def __init__(self, session: Session, name: str, inner: TaskEntity, span: Span) -> None:
        super().__init__(session, EntityKind.TASK, name, span)
        self.inner = inner
        inner.mappers += 1
        self.spread = Spread()
        self.bound = Bound()
        self.mode = FULL_STATE
        self.docs: Documentation | None = None
        self.metadata = TaskMetadata()
        self.shares_metadata = True
        self.security: SecurityContext | None = None

    def describe(self) -> str:
        """Say what this is, without the digest in its name."""
        return f"the map task over `{self.inner.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        self.refuse_node_method(context, name, span)
        return super().get_attribute(context, name, span)

    @abstractmethod
    def name_ending(self) -> str:
        """Give the end of the name, which tells apart how the same task is mapped."""

    def use_metadata(self, metadata: TaskMetadata) -> None:
        """Set the metadata of the task."""
        self.metadata = metadata

    def lower(self) -> Task:
        """Give the IR of the task: the inner one with another command and interface."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        inner = self.inner.lower()
        if not isinstance(inner, Task) or not isinstance(inner.target, UserContainer):
            raise Lost(Unknown("what a map task runs is no task with a container", self.span))
        container = replace(
            inner.target,
            mode=ExecutionMode.MAP,
            map_bound_inputs=tuple(sorted(self.bound.names)),
            pod_template=self._filled_again(inner.target.pod_template),
        )
        return replace(
            inner,
            name=self.name,
            type_version=1,
            interface=lower_interface(self.require_interface(), self.span),
            metadata=self.metadata,
            target=container,
            config=self.inner.own_config(inner),
            security=self.security,
            docs=self.docs,
            hints=(),
            span=self.span,
        )

    def _filled_again(self, pod: PodTemplate | None) -> PodTemplate | None:
        """Fill a pod that is filled in place as often as the task has done before."""
        if pod is None or not pod.fills:
            return pod
        if self.inner.mappers > 1 or self.inner.shares_pod():
            reason = "what other tasks have put into the pod of a map task is not followed"
            raise Lost(Unknown(reason, self.span))
        return replace(pod, fills=2 * pod.fills)

    def call(self, context: Context, call: Call) -> Value:
        """Make a node; bound inputs are added to those that are given."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        keywords = {**dict(self.bound.partial), **call.keywords, **dict(self.bound.values)}
        whole = Call(positional=call.positional, keywords=keywords, span=call.span)
        refuse_self(self, whole)
        return call_entity(self.session, self, whole)


class MapTaskEntity(MappedTask, OverridableEntity):
    """A map task (flytekit 1.16.31 core/array_node_map_task.py)."""

    __slots__ = ("inner_metadata",)

    def __init__(self, session: Session, name: str, inner: TaskEntity, span: Span) -> None:
        super().__init__(session, name, inner, span)
        self.inner_metadata = NodeMetadata(name=name)

    def set_inner_metadata(self, metadata: NodeMetadata) -> None:
        """Set the metadata of the inner node."""
        self.inner_metadata = metadata

    def get_inner_metadata(self) -> NodeMetadata:
        """Give the metadata of the inner node."""
        return self.inner_metadata

    def name_ending(self) -> str:
        """Give a digest of all that tells how the task is mapped."""
        spread = self.spread
        names = ",".join(sorted(self.bound.names))
        text = f"{names}{spread.parallelism}{spread.min_successes}{spread.ratio}"
        return f"_{digest_of(text)}-arraynode"

    def use_metadata(self, metadata: TaskMetadata) -> None:
        """Set the metadata of the task, and by it those of the inner node."""
        super().use_metadata(metadata)
        self.inner_metadata = NodeMetadata(
            name=self.name,
            timeout=metadata.timeout,
            retries=metadata.retries,
            interruptible=metadata.interruptible,
        )

    def node_metadata(self) -> NodeMetadata:
        """Give the metadata of the outer node: the name only."""
        return NodeMetadata(name=self.name)

    def node_target(self) -> NodeTarget:
        """Run the task for each item; `spread_over` adds the bindings to the inner node."""
        reference = self._reference()
        spread = self.spread
        ratio = None if spread.ratio is None else float(spread.ratio)
        return Map(
            node=Node(
                id=self.name,
                target=NodeCall(callee=reference),
                metadata=self.inner_metadata,
                span=self.span,
            ),
            parallelism=spread.parallelism,
            # Of the two that exclude one another, the ratio stands later in the message and wins.
            min_successes=spread.min_successes if ratio is None else None,
            min_success_ratio=ratio,
            mode=self.mode,
            bound_inputs=self._named(),
            run_all=spread.run_all,
        )

    def _reference(self) -> Reference:
        if not self.session.supposes:
            return LocalReference(EntityKind.TASK, self.name)
        # Where only edges are looked at, what the body makes is no entity of the program.
        return RemoteReference(
            kind=EntityKind.TASK,
            project="",
            domain="",
            name=self.name.removesuffix(self.name_ending()),
            version="",
            interface=describe_interface(self.require_interface()),
        )

    def _named(self) -> tuple[str, ...]:
        if not self.session.flytekit.maps_write_bound_inputs:
            return ()
        return tuple(sorted(self.bound.names))


def digest_of(text: str) -> str:
    """Give the digest that flytekit puts into names."""
    return md5(text.encode(), usedforsecurity=False).hexdigest()


class ArrayNodeEntity(CallableEntity):
    """An array node over a launch plan or a task that is registered elsewhere.

    `bound` are the inputs that are not spread, with their values. It is no entity of its own
    (flytekit 1.16.31 core/array_node.py).
    """

    __slots__ = ("bindings", "bound", "callee", "data_mode", "mode", "spread")

    def __init__(self, session: Session, callee: FlyteEntity, spread: Spread, span: Span) -> None:
        super().__init__(session, EntityKind.LAUNCH_PLAN, callee.name, span)
        self.callee = callee
        self.spread = spread
        self.bound: dict[str, Value] = {}
        is_task = callee.kind is EntityKind.TASK
        self.mode = MINIMAL_STATE if is_task else FULL_STATE
        self.data_mode = INDIVIDUAL_INPUT_FILES if is_task else SINGLE_INPUT_FILE
        self.bindings: list[tuple[str, Callable[[], Binding]]] = []

    def describe(self) -> str:
        """Say what this is."""
        return f"the array node over {self.callee.describe()}"

    def node_metadata(self) -> NodeMetadata:
        """Give the name of what is run."""
        return NodeMetadata(name=self.callee.name)

    def node_target(self) -> NodeTarget:
        """Run the callee for each item."""
        spread = self.spread
        ratio = 1.0 if spread.ratio is None else float(spread.ratio)
        has_count = spread.min_successes is not None
        return Map(
            node=Node(
                id=dns_name(self.callee.name),
                target=self.callee.node_target(),
                bindings=tuple(binding() for _, binding in self.bindings),
                span=self.span,
            ),
            parallelism=spread.parallelism,
            min_successes=spread.min_successes,
            min_success_ratio=None if has_count else ratio,
            original_interface=True,
            mode=self.mode,
            data_mode=self.data_mode,
            bound_inputs=tuple(sorted(self.bound)),
            run_all=spread.run_all,
        )

    def call(self, context: Context, call: Call) -> Value:
        """Make a node; flytekit keeps the bindings of the first for the inner nodes of all."""
        if call.positional:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{self.describe()} takes inputs by keyword only",
                hint="name the inputs",
            )
        keywords = {**call.keywords, **self.bound}
        result = super().call(context, Call(positional=(), keywords=keywords, span=call.span))
        compiling = self.session.current()
        node = compiling.nodes[-1] if compiling is not None else None
        if isinstance(node, NodeValue) and not self.bindings:
            self.bindings = sorted(node.bindings, key=lambda binding: binding[0])
        return result

    def lower(self) -> LoweredEntity:
        """Fail: an array node lives in its node only."""
        raise Lost(Unknown("an array node is not an entity of its own", self.span))


def list_interface(
    session: Session,
    context: Context,
    interface: PythonInterface,
    bound: frozenset[str],
    excluded: frozenset[str],
    *,
    is_tolerant: bool,
) -> PythonInterface:
    """Make lists of inputs and outputs, but for bound ones; defaults are dropped.

    Mirrors `transform_interface_to_list_interface` of flytekit 1.16.31 (core/interface.py).
    """
    made = PythonInterface()
    for name, port in interface.inputs.items():
        if name in excluded:
            continue
        made.inputs[name] = (
            _bare(port) if name in bound else _listed(session, context, port, is_optional=False)
        )
    for name, port in interface.outputs.items():
        made.outputs[name] = _listed(session, context, port, is_optional=is_tolerant)
    return made


def _bare(port: Port) -> Port:
    return Port(name=port.name, annotation=port.annotation, type=port.type, span=port.span)


def _listed(session: Session, context: Context, port: Port, *, is_optional: bool) -> Port:
    item = port.annotation
    if is_optional:
        item = context.subscript(External("typing.Optional"), item, port.span)
    annotation = context.subscript(External("typing.List"), item, port.span)
    type_ = session.types.lower(annotation, session.machine, RESOLVED, port.span)
    return Port(name=port.name, annotation=annotation, type=type_, span=port.span)
