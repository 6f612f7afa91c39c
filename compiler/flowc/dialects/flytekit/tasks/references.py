"""References: entities that are registered elsewhere."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.entity import Port, PythonInterface, lower_interface
from flowc.dialects.flytekit.graph.node_creation import CallableEntity
from flowc.dialects.flytekit.interface import function_interface
from flowc.dialects.flytekit.naming import short_name
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, text, whole
from flowc.dialects.flytekit.tasks.declared import declared_interface
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import NONE, FunctionValue, Unknown, Value
from flowc_ir.graph import Call as NodeCall
from flowc_ir.graph import EntityKind, NodeMetadata, NodeTarget, RemoteReference
from flowc_ir.program import Entity as LoweredEntity
from flowc_ir.source import Span

IDENTITY = ("project", "domain", "name", "version")
TYPES = ("inputs", "outputs")
KINDS = {
    "task": EntityKind.TASK,
    "workflow": EntityKind.WORKFLOW,
    "launch_plan": EntityKind.LAUNCH_PLAN,
}
RESOURCE_TYPES = {1: EntityKind.TASK, 2: EntityKind.WORKFLOW, 3: EntityKind.LAUNCH_PLAN}
"""Kinds by their numbers on the wire (flyteidl core/identifier.proto)."""
CLASSES = {
    "flytekit.core.task.ReferenceTask": EntityKind.TASK,
    "flytekit.core.workflow.ReferenceWorkflow": EntityKind.WORKFLOW,
    "flytekit.core.launch_plan.ReferenceLaunchPlan": EntityKind.LAUNCH_PLAN,
}


class ReferenceEntity(CallableEntity):
    """A pointer to an entity that is registered elsewhere; it is not written itself.

    Mirrors `ReferenceEntity` of flytekit 1.16.31 (core/reference_entity.py).
    """

    __slots__ = ("identity",)

    def __init__(
        self, session: Session, kind: EntityKind, identity: dict[str, str], span: Span
    ) -> None:
        super().__init__(session, kind, identity["name"], span)
        self.identity = identity

    def node_metadata(self) -> NodeMetadata:
        """Give the name of the entity, and nothing else."""
        return NodeMetadata(name=short_name(self.name))

    def reference(self) -> RemoteReference:
        """Give what the IR says of the entity; raises `Lost` if its interface is not known."""
        return RemoteReference(
            kind=self.kind,
            interface=lower_interface(self.require_interface(), self.span, takes_runtime=False),
            **self.identity,
        )

    def node_target(self) -> NodeTarget:
        """Run the entity."""
        return NodeCall(callee=self.reference())

    def call(self, context: Context, call: Call) -> Value:
        """Make a node; a workflow that is registered elsewhere cannot be a sub-workflow."""
        if self.kind is EntityKind.WORKFLOW and self.session.current() is not None:
            mistake(
                WRONG_SETTING,
                call.span,
                f"{self.describe()} is registered elsewhere and cannot be a sub-workflow",
                hint="use `reference_launch_plan`",
                exception="ValueError",
            )
        if call.positional and not self.session.flytekit.places_late_arguments:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{self.describe()} takes inputs by keyword only before flytekit 1.15",
                hint="name the inputs",
            )
        return super().call(context, call)

    def lower(self) -> LoweredEntity:
        """Fail: what is registered elsewhere is not part of the program."""
        raise Lost(Unknown(f"{self.describe()} is registered elsewhere", self.span))


def reference_models(session: Session) -> dict[str, Model]:
    """Give the models of all that makes references, by qualified name."""
    models: dict[str, Model] = {
        f"flytekit.reference_{word}": _decorator(session, word, kind)
        for word, kind in KINDS.items()
    }
    models.update((name, _class(session, name, kind)) for name, kind in CLASSES.items())
    models["flytekit.get_reference_entity"] = _function(session)
    return models


def _decorator(session: Session, word: str, kind: EntityKind) -> Model:
    name = f"reference_{word}"

    def model(context: Context, call: Call) -> Value:
        identity = bind(call, name, IDENTITY)

        def decorate(context: Context, inner: Call) -> Value:
            function = inner.positional[0] if inner.positional else NONE
            return _of_function(session, kind, function, identity, call.span)

        return Builtin(f"flytekit.{name}", decorate)

    return model


def _of_function(
    session: Session, kind: EntityKind, function: Value, given: dict[str, Value], span: Span
) -> Value:
    """Make a reference with the interface of a function; its defaults do not count."""
    if not isinstance(function, FunctionValue):
        if isinstance(function, Unknown):
            return function
        return Unknown("the function of a reference is not one that can be followed", span)
    try:
        reference = ReferenceEntity(session, kind, _identity(given, span), function.span)
    except Lost as lost:
        return lost.unknown
    try:
        interface = function_interface(
            session, function, None, is_reference=kind is not EntityKind.WORKFLOW
        )
        reference.interface = _bare(interface)
    except Lost as lost:
        reference.unknown_interface = lost.unknown
    except Raised as raised:
        session.report(raised, WRONG_SETTING)
        reference.unknown_interface = Unknown("it has errors", raised.span)
    return reference


def _bare(interface: PythonInterface) -> PythonInterface:
    def bare(port: Port) -> Port:
        return Port(name=port.name, annotation=port.annotation, type=port.type, span=port.span)

    return PythonInterface(
        inputs={name: bare(port) for name, port in interface.inputs.items()},
        outputs={name: bare(port) for name, port in interface.outputs.items()},
    )


def _identity(given: dict[str, Value], span: Span) -> dict[str, str]:
    identity: dict[str, str] = {}
    for name in IDENTITY:
        value = text(given.get(name), f"`{name}`", span)
        if value is None:
            mistake(
                WRONG_SETTING,
                span,
                f"a reference needs a `{name}`",
                hint=f"pass `{name}=…`",
                exception="TypeError",
            )
        identity[name] = value
    return identity


def _class(session: Session, name: str, kind: EntityKind) -> Model:
    def model(context: Context, call: Call) -> Value:
        given = bind(call, name.rpartition(".")[2], (*IDENTITY, *TYPES))
        return _of_types(session, kind, given, call.span)

    return model


def _function(session: Session) -> Model:
    def model(context: Context, call: Call) -> Value:
        given = bind(call, "get_reference_entity", ("resource_type", *IDENTITY, *TYPES))
        number = whole(given.get("resource_type"), "`resource_type`", call.span)
        kind = RESOURCE_TYPES.get(number or 0)
        if kind is None:
            mistake(
                WRONG_SETTING,
                call.span,
                "`resource_type` names neither task, workflow nor launch plan",
                hint="use a constant of `ResourceType`",
                exception="ValueError",
            )
        return _of_types(session, kind, given, call.span)

    return model


def _of_types(session: Session, kind: EntityKind, given: dict[str, Value], span: Span) -> Value:
    try:
        reference = ReferenceEntity(session, kind, _identity(given, span), span)
    except Lost as lost:
        return lost.unknown
    try:
        reference.interface = declared_interface(
            session, given.get("inputs"), given.get("outputs"), span
        )
    except Lost as lost:
        reference.unknown_interface = lost.unknown
    return reference
