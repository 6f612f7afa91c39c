"""Entities as values: tasks, workflows and launch plans of the user's program."""

from __future__ import annotations

from abc import abstractmethod

from flowc.dialects.flytekit.artifacts.objects import artifact_of, check_outputs
from flowc.dialects.flytekit.codes import NOT_A_NODE
from flowc.dialects.flytekit.session import Entity, Home, Session, mistake
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import ClassValue, InstanceValue, Known, Unknown, Value
from flowc_ir.graph import EntityKind, NodeMetadata, NodeTarget
from flowc_ir.interface import Interface, Output, Parameter
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.program import Entity as LoweredEntity
from flowc_ir.program import Opaque
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import Type


@dataclass(slots=True, kw_only=True)
class Port:
    """One input or output: the Python annotation and the IR type that it stands for.

    `default` is None where there is none, or where it is Python's None (as in flytekit's own
    `Interface`). `doc` is None where the documentation does not list the port.
    """

    name: str
    annotation: Value
    type: Type
    default: Value | None = None
    doc: str | None = None
    span: Span = NOWHERE


@dataclass(slots=True, kw_only=True)
class PythonInterface:
    """Inputs and outputs in source order; `tuple_name` names the NamedTuple that is returned."""

    inputs: dict[str, Port] = field(default_factory=dict[str, Port])
    outputs: dict[str, Port] = field(default_factory=dict[str, Port])
    tuple_name: str = ""
    has_docstring: bool = False


def lower_interface(
    interface: PythonInterface, span: Span, *, takes_runtime: bool = True
) -> Interface:
    """Give the IR interface; defaults are lowered only where a launch plan needs them.

    `takes_runtime`: a running task may set partitions of artifacts. Raises what flytekit raises.
    """
    lowered = describe_interface(interface)
    check_outputs(lowered, span, takes_runtime=takes_runtime)
    return lowered


def describe_interface(interface: PythonInterface) -> Interface:
    """Give the IR interface unchecked."""
    return Interface(
        inputs=tuple(
            Parameter(
                name=port.name,
                type=port.type,
                doc=port.doc or "",
                blank_doc=port.doc == "",
                required=True,
                artifact=artifact_of(port.annotation),
                span=port.span,
            )
            for port in interface.inputs.values()
        ),
        outputs=tuple(
            Output(
                name=port.name,
                type=port.type,
                doc=port.doc or "",
                blank_doc=port.doc == "",
                artifact=artifact_of(port.annotation),
            )
            for port in interface.outputs.values()
        ),
        tuple_name=interface.tuple_name,
    )


class FlyteEntity(Entity):
    """A task, workflow or launch plan.

    `opaque` says why it cannot be emitted, if so; `unknown_interface` why it cannot even be called.
    `is_used`: a node runs it.
    """

    __slots__ = (
        "interface",
        "is_used",
        "kind",
        "name",
        "opaque",
        "session",
        "span",
        "unknown_interface",
    )

    def __init__(self, session: Session, kind: EntityKind, name: str, span: Span) -> None:
        self.session = session
        self.kind = kind
        self.name = name
        self.span = span
        self.interface: PythonInterface = PythonInterface()
        self.opaque: Unknown | None = None
        self.unknown_interface: Unknown | None = None
        self.is_used = False

    def describe(self) -> str:
        """Say what this is."""
        return f"{self.kind.value.replace('_', ' ')} `{self.name}`"

    def belongs_to(self, home: Home) -> bool:
        """Tell whether it is a task that the body of a workflow defines."""
        return False

    @abstractmethod
    def lower(self) -> LoweredEntity:
        """Give the IR of the entity; raises `Lost` where it cannot be known."""

    @abstractmethod
    def node_metadata(self) -> NodeMetadata:
        """Give the metadata of a node that runs the entity."""

    @abstractmethod
    def node_target(self) -> NodeTarget:
        """Give what a node that runs the entity does."""

    def require_interface(self) -> PythonInterface:
        """Give the interface; raises `Lost` if it is not known."""
        if self.unknown_interface is not None:
            raise Lost(self.unknown_interface)
        return self.interface

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute that all entities have."""
        if name == "name":
            return Known(self.name)
        if name == "__name__":
            return Known(self.name.rpartition(".")[2])
        unknown = Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)
        if name.lstrip("_") in PARTS:
            return unknown.holding((EntityPart(self),))
        return unknown

    def refuse_node_method(self, context: Context, name: str, span: Span) -> None:
        """Raise what Python does where an entity is taken for one of its calls."""
        if name in ("with_overrides", "runs_before"):
            message = f"{self.describe()} has no `{name}`, only what a call of it gives has"
            context.throw("AttributeError", message, span, hint=f"call it first: `…(…).{name}(…)`")

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """No operator of Python works on an entity."""
        if operator == ">>" and isinstance(other, FlyteEntity):
            short = self.name.rpartition(".")[2]
            mistake(
                NOT_A_NODE,
                span,
                f"`>>` puts nodes in order, and {self.describe()} is none",
                hint=f"call it in a workflow: `{short}(…)`, or `create_node({short}, …)`",
                exception="TypeError",
            )
        return None

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Give up an entity of which a part is replaced; what flytekit does not look at may be."""
        is_private = name.startswith("_") and not name.startswith("__")
        if is_private or name in PARTS:
            self.change(
                Unknown(f"`{name}` of {self.describe()} is set, which is not followed", span)
            )
        return True

    def change(self, unknown: Unknown) -> None:
        """Give up the entity: it is not known what became of it."""
        self.opaque = self.opaque or unknown
        self.unknown_interface = self.unknown_interface or unknown


PARTS = frozenset(
    "accelerator annotations container_image custom deck_fields default_options docs "
    "entity_metadata environment fixed_inputs function_workflow get_command_fn inputs "
    "interface labels metadata native_interface node_dependency_hints nodes notifications "
    "on_failure output_bindings parameters pod_template python_interface resources "
    "saved_inputs schedule security_context security_ctx shared_memory task_config "
    "task_function task_resolver workflow_metadata workflow_metadata_defaults".split()
)
"""What of an entity decides its artefact, and can be changed once the entity is made."""


class EntityPart(Extension):
    """A part of an entity that is not followed: who changes it changes the entity."""

    __slots__ = ("entity",)

    def __init__(self, entity: FlyteEntity) -> None:
        self.entity = entity

    def lose(self, unknown: Unknown) -> None:
        """Give up the entity."""
        self.entity.change(unknown)


class EntityObject(InstanceValue):
    """An object of a class that derives from one of flytekit's; `entity` is what it stands for.

    A copy of it is a plain object: it is no entity.
    """

    __slots__ = ("entity",)

    def __init__(self, cls: ClassValue) -> None:
        super().__init__(cls)
        self.entity: FlyteEntity | None = None


def entity_of(value: Value) -> Value:
    """Give the entity that an object stands for; any other value as it is."""
    if isinstance(value, EntityObject) and value.entity is not None:
        return value.entity
    return value


def opaque_entity(entity: FlyteEntity, unknown: Unknown) -> Opaque:
    """Give the IR of an entity that cannot be known."""
    interface = None
    if entity.unknown_interface is None:
        interface = describe_interface(entity.interface)
    cause = unknown.span if unknown.span is not NOWHERE else entity.span
    return Opaque(
        kind=entity.kind,
        name=entity.name,
        reason=unknown.reason,
        span=entity.span,
        cause=cause,
        interface=interface,
        lack=unknown.lack,
    )
