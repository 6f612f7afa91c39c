"""`@workflow`: functions whose body makes a graph."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import (
    CIRCULAR_ORDER,
    WORKFLOW_RAISES,
    WRONG_ARGUMENTS,
    WRONG_CONDITION,
    WRONG_SETTING,
)
from flowc.dialects.flytekit.entity import FlyteEntity, lower_interface
from flowc.dialects.flytekit.graph.circles import waiting_for_itself
from flowc.dialects.flytekit.graph.freeze import freeze_node
from flowc.dialects.flytekit.graph.node_creation import (
    CallableEntity,
    call_entity,
    is_optional,
    refuse_self,
)
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.interface import function_interface
from flowc.dialects.flytekit.naming import (
    absolute_module,
    instantiated_in,
    qualified_name,
    short_name,
)
from flowc.dialects.flytekit.session import Compiling, Entity, Session, mistake
from flowc.dialects.flytekit.settings.docs import documentation
from flowc.dialects.flytekit.settings.docstrings import parse_docstring
from flowc.dialects.flytekit.settings.reading import bind, constant, flag, is_none, need
from flowc.dialects.flytekit.workflows.returned import bind_returned
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import BudgetExceededError, Lost, Raised
from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.values import (
    NONE,
    FunctionValue,
    Known,
    ModuleValue,
    Unknown,
    Value,
)
from flowc_ir.graph import (
    Binding,
    EntityKind,
    FailurePolicy,
    LocalReference,
    NodeMetadata,
    NodeTarget,
    Workflow,
)
from flowc_ir.graph import Call as NodeCall
from flowc_ir.interface import Documentation
from flowc_ir.source import Span

PARAMETERS = (
    "_workflow_function",
    "failure_policy",
    "interruptible",
    "on_failure",
    "docs",
    "pickle_untyped",
    "default_options",
)
"""Parameters of `flytekit.workflow` in order (flytekit 1.16.31 core/workflow.py)."""

FAILURE_NODE = "fn0"


class WorkflowEntity(CallableEntity):
    """A workflow of any kind: its interface, settings, and the graph once it is made.

    `config_changes` are the new configurations of tasks that its body asks for.
    """

    __slots__ = (
        "config_changes",
        "default_options",
        "docs",
        "failure_node",
        "failure_policy",
        "interruptible",
        "nodes",
        "on_failure",
        "outputs",
        "unknown_settings",
    )

    def __init__(self, session: Session, name: str, span: Span) -> None:
        super().__init__(session, EntityKind.WORKFLOW, name, span)
        self.config_changes: list[tuple[Entity, Value]] = []
        self.docs: Documentation | None = None
        self.failure_policy = FailurePolicy.FAIL_IMMEDIATELY
        self.interruptible = False
        self.on_failure: FlyteEntity | None = None
        self.default_options: Value | None = None
        self.unknown_settings: Unknown | None = None
        self.failure_node: NodeValue | None = None
        self.nodes: list[NodeValue] = []
        self.outputs: list[Callable[[], Binding]] = []

    def node_metadata(self) -> NodeMetadata:
        """Give the metadata of a node that runs the workflow (flytekit core/workflow.py)."""
        if self.unknown_settings is not None:
            raise Lost(self.unknown_settings)
        return NodeMetadata(name=short_name(self.name), interruptible=self.interruptible)

    def node_target(self) -> NodeTarget:
        """Run the workflow as a sub-workflow."""
        return NodeCall(callee=LocalReference(EntityKind.WORKFLOW, self.name))

    def compile(self) -> None:
        """Make the graph, once."""

    def lower(self) -> Workflow:
        """Give the IR of the workflow."""
        self.compile()
        if self.opaque is not None:
            raise Lost(self.opaque)
        refuse_circle(self)
        refuse_repeated_ids(self)
        return Workflow(
            name=self.name,
            interface=lower_interface(self.require_interface(), self.span, takes_runtime=False),
            nodes=tuple(freeze_node(node) for node in self.nodes),
            outputs=tuple(output() for output in self.outputs),
            failure_node=freeze_node(self.failure_node) if self.failure_node else None,
            failure_policy=self.failure_policy,
            interruptible=self.interruptible,
            docs=self.docs,
            span=self.span,
        )

    def call(self, context: object, call: Call) -> Value:
        """Make a node that runs the workflow; inputs that are not given take their defaults."""
        refuse_self(self, call)
        interface = self.require_interface()
        if len(call.positional) > len(interface.inputs):
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{self.describe()} takes {len(interface.inputs)} inputs, "
                f"{len(call.positional)} are given",
            )
        # Where defaults are given by name also for inputs that have a place, one is given twice.
        placed = len(call.positional) if self.session.flytekit.places_late_arguments else 0
        given = {
            name: port.default
            for name, port in list(interface.inputs.items())[placed:]
            if port.default is not None
        }
        given.update(call.keywords)
        if self.session.current() is not None:
            self.compile()
        return call_entity(
            self.session, self, Call(positional=call.positional, keywords=given, span=call.span)
        )


class FunctionWorkflow(WorkflowEntity):
    """A workflow whose graph is made by running a function."""

    __slots__ = ("compiled", "function", "module")

    def __init__(self, session: Session, name: str, function: FunctionValue) -> None:
        super().__init__(session, name, function.span)
        self.function = function
        self.compiled = False
        self.module = instantiated_in(session.machine)

    def location(self) -> str:
        """Give the module that made the workflow, and the name of its function."""
        module = self.session.machine.modules.get(self.module)
        if not isinstance(module, ModuleValue):
            raise Lost(Unknown("the module that makes this workflow is not known", self.span))
        return f"{absolute_module(self.session.machine, module)}.{self.function.name}"

    def position(self, task: Entity) -> int | None:
        """Give the place of a task among those that the body defines and runs."""
        run = [node.entity for node in self.nodes if node.entity is not None]
        homed = [entity for entity in run if entity.belongs_to(self)]
        return next((n for n, entity in enumerate(homed) if entity is task), None)

    def compile(self) -> None:
        """Run the function with promises for its inputs; findings are reported, not raised."""
        if self.compiled:
            return
        self.compiled = True
        if self.opaque is not None:
            return
        machine = self.session.machine
        depth = len(self.session.compiling)
        outer_steps = machine.steps
        if depth == 0:
            machine.steps = machine.steps_per_file
        try:
            self._run()
        except Lost as lost:
            self.opaque = lost.unknown
        except Raised as raised:
            self.session.report(raised, WORKFLOW_RAISES)
            self.opaque = Unknown("it has errors", raised.span)
        except BudgetExceededError as error:
            if depth:
                raise
            self.opaque = Unknown(error.reason, error.span)
        except RecursionError:
            if depth:
                raise
            self.opaque = Unknown("its graph nests too deep", self.span)
        finally:
            del self.session.compiling[depth:]
            if depth == 0:
                self.config_changes, self.session.config_changes = self.session.config_changes, []
            machine.steps = min(machine.steps, outer_steps) if depth else outer_steps

    def _run(self) -> None:
        session = self.session
        outer = session.current()
        prefix = outer.prefix if outer is not None else ""
        compiling = Compiling(prefix, home=self if outer is None else None)
        session.compiling.append(compiling)
        inputs: dict[str, Value] = {
            name: PromiseValue(None, name, home=compiling) for name in self.interface.inputs
        }
        result = session.machine.call(
            self.function, Call(positional=(), keywords=inputs, span=self.span)
        )
        if session.current() is not compiling:
            section = session.compiling[session.compiling.index(compiling) + 1].section
            mistake(
                WRONG_CONDITION,
                section or self.span,
                "a conditional of this workflow has no `else_`",
                hint="end it with `.else_().then(…)` or `.else_().fail(…)`",
            )
        self.nodes = [node for node in compiling.nodes if isinstance(node, NodeValue)]
        refuse_repeated_ids(self)
        refuse_circle(self)
        if self.on_failure is not None:
            self._add_failure_node(self.on_failure, inputs, prefix)
        self.outputs.extend(bind_returned(session, self, self.interface, result, self._end()))
        session.compiling.pop()

    def _end(self) -> Span:
        """Give the place of the statement by which the function has ended."""
        node, whole = self.session.machine.returned, self.span
        if node is None:
            return whole
        span = self.session.machine.span(node, self.function.module)
        is_own = span.path == whole.path and whole.line <= span.line <= whole.end_line
        return span if is_own else whole

    def _add_failure_node(
        self, handler: FlyteEntity, inputs: dict[str, Value], prefix: str
    ) -> None:
        """Make the failure node (flytekit `_validate_add_on_failure_handler`)."""
        check_failure_inputs(self, handler)
        compiling = Compiling(prefix + "f", section=self.span)
        self.session.compiling.append(compiling)
        handler.call(self.session.machine, Call(positional=(), keywords=inputs, span=self.span))
        self.session.compiling.pop()
        nodes = [node for node in compiling.nodes if isinstance(node, NodeValue)]
        if len(nodes) != 1:
            mistake(WRONG_SETTING, self.span, "`on_failure` takes one task or workflow and no more")
        self.failure_node = nodes[0]


def refuse_repeated_ids(workflow: WorkflowEntity) -> None:
    """Refuse two nodes of one id: the backend drops the second."""
    seen: set[str] = set()
    for node in workflow.nodes:
        if node.id in seen:
            mistake(
                WRONG_SETTING,
                node.span,
                f"two nodes of {workflow.describe()} have the id `{node.id}`",
                hint="give each `node_name` once, and none of the form `n0`",
            )
        seen.add(node.id)


def refuse_circle(workflow: WorkflowEntity) -> None:
    """Refuse a node that waits for itself: flytekit follows it without end."""
    if (circle := waiting_for_itself(workflow.nodes)) is not None:
        mistake(
            CIRCULAR_ORDER,
            circle.span,
            f"{circle.node.describe()} of {workflow.describe()} waits for itself",
            hint="take away one of the `>>` or `runs_before` that lead back to it",
        )


def check_failure_inputs(workflow: WorkflowEntity, handler: FlyteEntity) -> None:
    """Check that a failure handler takes the workflow's inputs, and no other required ones."""
    own, taken = workflow.interface.inputs, handler.require_interface().inputs
    for name, port in own.items():
        other = taken.get(name)
        if other is None or not same_type(port.annotation, other.annotation):
            mistake(
                WRONG_SETTING,
                workflow.span,
                f"the failure handler of {workflow.describe()} does not take its input `{name}`",
                hint="give the handler the same inputs as the workflow",
            )
    for name, port in taken.items():
        if name not in own and not is_optional(port.annotation):
            mistake(
                WRONG_SETTING,
                workflow.span,
                f"input `{name}` of the failure handler is neither an input of "
                f"{workflow.describe()} nor optional",
                hint="make it `Optional`",
            )


def workflow_model(session: Session) -> Builtin:
    """Give the model of `flytekit.workflow`."""

    def model(context: Context, call: Call) -> Value:
        given = bind(call, "workflow", PARAMETERS)
        function = given.pop("_workflow_function", NONE)
        if is_none(function):
            return Builtin(
                "flytekit.workflow",
                lambda _, inner: define_workflow(session, inner.positional[0], given, call.span),
            )
        return define_workflow(session, function, given, call.span)

    return Builtin("flytekit.workflow", model)


def define_workflow(
    session: Session, function: Value, given: dict[str, Value], span: Span
) -> Value:
    """Make a workflow of a function; what is wrong with it is reported, not raised."""
    if not isinstance(function, FunctionValue):
        workflow = WorkflowEntity(session, "", span)
        workflow.opaque = workflow.unknown_interface = (
            function
            if isinstance(function, Unknown)
            else Unknown("the function of a workflow is not one that can be followed", span)
        )
        session.register(workflow)
        return workflow
    made = FunctionWorkflow(session, "", function)
    try:
        made.name = qualified_name(session.machine, function)
        _fill(session, made, given, span)
    except Lost as lost:
        made.opaque = made.unknown_settings = lost.unknown
        if not made.interface.inputs and not made.interface.outputs:
            made.unknown_interface = lost.unknown
    except Raised as raised:
        session.report(raised, WRONG_SETTING)
        made.opaque = made.unknown_interface = Unknown("it has errors", raised.span)
    session.register(made)
    return made


def _fill(session: Session, made: FunctionWorkflow, given: dict[str, Value], span: Span) -> None:
    function = made.function
    docstring = parse_docstring(function.doc)
    untyped = flag(given.get("pickle_untyped"), "`pickle_untyped`", span) or False
    options = given.get("default_options")
    made.default_options = None if is_none(options) else options
    made.interface = function_interface(session, function, docstring, pickle_untyped=untyped)
    if not is_none(given.get("docs")) and docstring.long:
        mistake(
            WRONG_SETTING,
            span,
            "`docs` does not go with a docstring that has a long description",
            hint="put the description into one of the two",
        )
    made.docs = documentation(given.get("docs"), docstring, span)
    made.failure_policy = failure_policy(given.get("failure_policy"), span)
    interruptible = flag(given.get("interruptible"), "`interruptible`", span)
    made.interruptible = interruptible or False
    handler = given.get("on_failure")
    if handler is not None and not is_none(handler):
        need(handler)
        if isinstance(handler, (FunctionValue, Known)):
            mistake(
                WRONG_SETTING,
                span,
                "`on_failure` is a task or a workflow, and this is none",
                hint="decorate the function with `@task`",
                exception="AttributeError",
            )
        if not isinstance(handler, FlyteEntity):
            raise Lost(Unknown("the failure handler is not a known task or workflow", span))
        made.on_failure = handler


def failure_policy(value: Value | None, span: Span) -> FailurePolicy:
    """Read `failure_policy=`."""
    if value is None or is_none(value):
        return FailurePolicy.FAIL_IMMEDIATELY
    name = constant(value, "`failure_policy`", span)
    for policy in FailurePolicy:
        if policy.name == name:
            return policy
    mistake(WRONG_SETTING, span, "`failure_policy` is a member of `WorkflowFailurePolicy`")
