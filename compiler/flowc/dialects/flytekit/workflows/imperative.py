"""Imperative workflows: graphs that are put together call by call."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import (
    WRONG_ARGUMENTS,
    WRONG_CONDITION,
    WRONG_OUTPUT,
    WRONG_SETTING,
)
from flowc.dialects.flytekit.entity import FlyteEntity, Port
from flowc.dialects.flytekit.graph.binding import bind as bind_value
from flowc.dialects.flytekit.graph.node_creation import create_node
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.session import Compiling, Session, mistake
from flowc.dialects.flytekit.settings.reading import bind, flag, is_none, need, own, text
from flowc.dialects.flytekit.tasks.declared import declared_port
from flowc.dialects.flytekit.workflows.function_workflows import (
    WorkflowEntity,
    check_failure_inputs,
    failure_policy,
)
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import Binding
from flowc_ir.source import Span

CLASSES = ("flytekit.Workflow", "flytekit.core.workflow.ImperativeWorkflow")
FAILURE_NODE = "efn"
Method = Callable[[Call], Value]


class ImperativeWorkflow(WorkflowEntity):
    """A workflow whose inputs, nodes and outputs are added one by one.

    Mirrors `ImperativeWorkflow` of flytekit 1.16.31 (core/workflow.py). `promises` is the dict of
    its inputs, which the user reads; `unbound` are those that no node takes yet.
    """

    __slots__ = ("graph", "promises", "unbound")

    def __init__(self, session: Session, name: str, span: Span) -> None:
        super().__init__(session, name, span)
        self.graph = Compiling("")
        self.promises = DictValue({})
        self.unbound: list[Value] = []

    def compile(self) -> None:
        """Take over the nodes that were added so far."""
        self.nodes = [node for node in self.graph.nodes if isinstance(node, NodeValue)]

    def wire(self, entity: FlyteEntity, handler: FlyteEntity) -> None:
        """Run one entity with the inputs and outputs of this workflow, and a failure handler."""
        for name in self.interface.inputs:
            self.promises.entries[name] = (Known(name), PromiseValue(None, name, home=self.graph))
        node = self._add_all(entity)
        for name, port in self.interface.outputs.items():
            self._bind_output(name, PromiseValue(node, name, port.type), port, self.span)
        self._handle_failure(handler)

    def lose(self, unknown: Unknown) -> None:
        """Forget the graph: unknown code may have changed it."""
        self.opaque = self.opaque or unknown
        self.unknown_interface = self.unknown_interface or unknown

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a method, the inputs, or what all entities have."""
        methods: dict[str, Method] = {
            "add_workflow_input": self._add_input,
            "add_workflow_output": self._add_output,
            "add_entity": lambda call: self._add_entity("entity", call),
            "add_task": lambda call: self._add_entity("task", call),
            "add_launch_plan": lambda call: self._add_entity("launch_plan", call),
            "add_subwf": lambda call: self._add_entity("sub_wf", call),
            "add_on_failure_handler": self._add_failure_handler,
            "create_conditional": self._create_conditional,
            "ready": self._ready,
        }
        if name == "add_on_failure_handler" and not self.session.flytekit.has_failure_handlers:
            message = f"'ImperativeWorkflow' object has no attribute '{name}'"
            context.throw("AttributeError", message, span)
        if name in methods:
            return self._method(name, methods[name])
        return self.promises if name == "inputs" else super().get_attribute(context, name, span)

    def _method(self, name: str, method: Method) -> Builtin:
        def model(context: Context, call: Call) -> Value:
            try:
                return method(call)
            except Lost as lost:
                self.lose(lost.unknown)
                return lost.unknown
            except Raised as raised:
                self.opaque = self.opaque or Unknown("it has errors", raised.span)
                raise

        return Builtin(f"ImperativeWorkflow.{name}", model)

    def _add_input(self, call: Call) -> Value:
        given = bind(call, "add_workflow_input", ("input_name", "python_type"))
        name = _name(given.get("input_name"), "an input", call.span)
        if name in self.interface.inputs:
            mistake(WRONG_SETTING, call.span, f"{self.describe()} has the input `{name}` already")
        annotation = need(given.get("python_type", NONE))
        default: Value | None = None
        if isinstance(annotation, TupleValue) and len(annotation.items) > 1:
            annotation, default = annotation.items[:2]
        port = declared_port(
            self.session, name, annotation, call.span, None if is_none(default) else default
        )
        self.interface.inputs[name] = port
        promise = PromiseValue(None, name, home=self.graph)
        self.promises.entries[name] = (Known(name), promise)
        self.unbound.append(promise)
        return promise

    def _add_entity(self, parameter: str, call: Call) -> Value:
        keywords = dict(call.keywords)
        positional = call.positional or (keywords.pop(parameter, NONE),)
        added = Call(positional=positional, keywords=keywords, span=call.span)
        node = self._in_graph(call.span, lambda: create_node(self.session, added))
        if isinstance(node, Unknown):
            raise Lost(node)
        used = _leaves(list(keywords.values()))
        self.unbound = [promise for promise in self.unbound if promise not in used]
        return node

    def _in_graph(self, span: Span, make: Callable[[], Value]) -> Value:
        """Run something with this workflow as the one that is being compiled."""
        session = self.session
        if session.current() is not None:
            mistake(
                WRONG_ARGUMENTS,
                span,
                f"{self.describe()} is changed while another workflow is made",
                hint="put it together at module level",
                exception="RuntimeError",
            )
        session.compiling.append(self.graph)
        try:
            return make()
        finally:
            del session.compiling[session.compiling.index(self.graph) :]

    def _add_output(self, call: Call) -> Value:
        given = bind(call, "add_workflow_output", ("output_name", "p", "python_type"))
        name = _name(given.get("output_name"), "an output", call.span)
        if name in self.interface.outputs:
            mistake(WRONG_SETTING, call.span, f"{self.describe()} has the output `{name}` already")
        value = need(given.get("p", NONE))
        annotation = need(given.get("python_type", NONE))
        if is_none(annotation):
            annotation = self._output_type(name, value, call.span)
        port = declared_port(self.session, name, annotation, call.span)
        self._bind_output(name, value, port, call.span)
        self.interface.outputs[name] = port
        return NONE

    def _bind_output(self, name: str, value: Value, port: Port, span: Span) -> None:
        self.session.compiling.append(self.graph)
        try:
            pending = bind_value(self.session, value, port.type, port.annotation, [], span)
        finally:
            self.session.compiling.pop()
        self.outputs.append(lambda: Binding(name, pending()))

    def _output_type(self, name: str, value: Value, span: Span) -> Value:
        """Give the type of what becomes an output, as the task declares it."""
        if isinstance(value, PromiseValue) and value.node is not None:
            entity = value.node.entity
            if entity is not None:
                port = entity.require_interface().outputs.get(value.output)
                if port is not None:
                    return port.annotation
        mistake(
            WRONG_OUTPUT,
            span,
            f"the type of output `{name}` does not follow from what is given",
            hint="pass `python_type=…`",
            exception="AttributeError",
        )

    def _add_failure_handler(self, call: Call) -> Value:
        given = bind(call, "add_on_failure_handler", ("entity",))
        handler = own(given.get("entity", NONE), "the failure handler", call.span)
        if not isinstance(handler, FlyteEntity):
            raise Lost(Unknown("the failure handler is not a known task or workflow", call.span))
        return self._handle_failure(handler)

    def _handle_failure(self, handler: FlyteEntity) -> NodeValue:
        check_failure_inputs(self, handler)
        node = self._add_all(handler)
        self.graph.nodes.remove(node)
        node.id = FAILURE_NODE
        self.failure_node = node
        return node

    def _add_all(self, entity: FlyteEntity) -> NodeValue:
        """Add an entity that takes all inputs of the workflow."""
        inputs = {str(name): promise for name, (_, promise) in self.promises.entries.items()}
        call = Call(positional=(entity,), keywords=inputs, span=self.span)
        node = self._in_graph(self.span, lambda: create_node(self.session, call))
        if not isinstance(node, NodeValue):
            raise Lost(Unknown(f"{entity.describe()} cannot be followed", self.span))
        return node

    def _create_conditional(self, call: Call) -> Value:
        mistake(
            WRONG_CONDITION,
            call.span,
            "`create_conditional` does not work in flytekit 1.16.31",
            hint="write a `@workflow` with the conditional, and add it with `add_subwf`",
        )

    def _ready(self, call: Call) -> Value:
        return Known(bool(self.graph.nodes) and not self.unbound)


def _name(value: Value | None, what: str, span: Span) -> str:
    name = text(value, f"the name of {what}", span)
    if not name:
        mistake(WRONG_SETTING, span, f"{what} of a workflow has no name", exception="TypeError")
    return name


def _leaves(pending: list[Value]) -> list[Value]:
    """Give all values inside lists and dicts."""
    found: list[Value] = []
    while pending:
        value = pending.pop()
        match value:
            case ListValue(items=items):
                pending.extend(items)
            case DictValue(entries=entries):
                pending.extend(item for _, item in entries.values())
            case _:
                found.append(value)
    return found


def imperative_model(session: Session) -> Model:
    """Give the model of `Workflow(name=…)`."""

    def model(context: Context, call: Call) -> Value:
        given = bind(call, "Workflow", ("name", "failure_policy", "interruptible"))
        name = given.get("name", NONE)
        known = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
        workflow = ImperativeWorkflow(session, known, call.span)
        try:
            if not known:
                need(name)
                raise Lost(Unknown("the name of a workflow is not known", call.span))
            workflow.failure_policy = failure_policy(given.get("failure_policy"), call.span)
            interruptible = flag(given.get("interruptible"), "`interruptible`", call.span)
            workflow.interruptible = interruptible or False
        except Lost as lost:
            workflow.opaque = workflow.unknown_settings = lost.unknown
        session.register(workflow)
        return workflow

    return model
