"""Short ways to spell the IR of flytekit's plainest things."""

from __future__ import annotations

from collections.abc import Iterable

from flowc_ir.graph import (
    Binding,
    Call,
    EntityKind,
    LiteralBinding,
    LocalReference,
    Node,
    NodeMetadata,
    Overrides,
    PromiseBinding,
)
from flowc_ir.interface import Documentation, Interface, Output, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import IntegerLiteral, Literal, StringLiteral
from flowc_ir.task import (
    ExecutionMode,
    PodTemplate,
    Resources,
    Task,
    TaskMetadata,
    UserContainer,
)
from flowc_ir.types import ListType, SimpleKind, SimpleType, Type, UnionType

RESOLVER = "flytekit.core.python_auto_container.default_task_resolver"

INTEGER = SimpleType(SimpleKind.INTEGER)
FLOAT = SimpleType(SimpleKind.FLOAT)
STRING = SimpleType(SimpleKind.STRING)
BOOLEAN = SimpleType(SimpleKind.BOOLEAN)
NONE = SimpleType(SimpleKind.NONE)


def optional(type_: Type) -> UnionType:
    """Make a type that may be nothing."""
    return UnionType((type_, NONE))


def list_of(type_: Type) -> ListType:
    """Make the type of a list."""
    return ListType(type_)


def inputs(**types: Type) -> tuple[Parameter, ...]:
    """Make required inputs."""
    return tuple(Parameter(name=name, type=type_) for name, type_ in types.items())


def outputs(*types: Type) -> tuple[Output, ...]:
    """Make outputs with flytekit's own names."""
    return tuple(Output(name=f"o{index}", type=type_) for index, type_ in enumerate(types))


def interface(*results: Type, **types: Type) -> Interface:
    """Make an interface: results in order, inputs by name."""
    return Interface(inputs=inputs(**types), outputs=outputs(*results))


def user_container(
    module: str, name: str, *, pod_template: PodTemplate | None = None, image: str = ""
) -> UserContainer:
    """Make the container of a decorated function."""
    return UserContainer(
        image=image,
        resolver=RESOLVER,
        loader_arguments=("task-module", module, "task-name", name),
        pod_template=pod_template,
    )


def function_task(module: str, name: str, interface: Interface) -> Task:
    """Make the task of a function without settings."""
    return Task(
        name=f"{module}.{name}",
        type="python-task",
        interface=interface,
        target=user_container(module, name),
        docs=Documentation(has_long=True),
    )


def map_task(task: Task, name: str, interface: Interface, bound: Iterable[str] = ()) -> Task:
    """Make what a map makes of a function's task."""
    target = task.target
    assert isinstance(target, UserContainer)
    return Task(
        name=name,
        type=task.type,
        type_version=1,
        interface=interface,
        metadata=TaskMetadata(retries=task.metadata.retries),
        target=UserContainer(
            resolver=target.resolver,
            loader_arguments=target.loader_arguments,
            mode=ExecutionMode.MAP,
            map_bound_inputs=tuple(bound),
            resources=Resources(),
        ),
    )


def local(kind: EntityKind, name: str, overrides: Overrides | None = None) -> Call:
    """Call an entity of the program."""
    return Call(callee=LocalReference(kind, name), overrides=overrides)


def run_task(
    node: str,
    name: str,
    *bindings: Binding,
    upstream: tuple[str, ...] = (),
    overrides: Overrides | None = None,
) -> Node:
    """Make a node that runs a task."""
    return Node(
        id=node,
        target=local(EntityKind.TASK, name, overrides),
        metadata=NodeMetadata(name=name.rpartition(".")[2]),
        bindings=bindings,
        upstream=upstream,
    )


def run_workflow(
    node: str,
    name: str,
    *bindings: Binding,
    upstream: tuple[str, ...] = (),
    interruptible: bool = False,
) -> Node:
    """Make a node that runs a workflow."""
    return Node(
        id=node,
        target=local(EntityKind.WORKFLOW, name),
        metadata=NodeMetadata(name=name.rpartition(".")[2], interruptible=interruptible),
        bindings=bindings,
        upstream=upstream,
    )


def run_plan(
    node: str, plan: str, workflow: str, *bindings: Binding, interruptible: bool = False
) -> Node:
    """Make a node that runs a launch plan, named after the plan's workflow."""
    return Node(
        id=node,
        target=local(EntityKind.LAUNCH_PLAN, plan),
        metadata=NodeMetadata(name=workflow.rpartition(".")[2], interruptible=interruptible),
        bindings=bindings,
        upstream=tuple(
            binding.value.node
            for binding in bindings
            if isinstance(binding.value, PromiseBinding) and binding.value.node != "start-node"
        ),
    )


def given(port: str, output: str) -> Binding:
    """Bind an input of the workflow."""
    return Binding(port, PromiseBinding(node="start-node", output=output))


def flows(port: str, node: str, output: str = "o0", *path: str | int) -> Binding:
    """Bind an output of a node."""
    return Binding(port, PromiseBinding(node=node, output=output, path=path))


def constant(port: str, value: int | str | Literal) -> Binding:
    """Bind a constant."""
    return Binding(port, LiteralBinding(value=literal(value)))


def literal(value: int | str | Literal) -> Literal:
    """Make a literal."""
    if isinstance(value, int):
        return IntegerLiteral(value)
    if isinstance(value, str):
        return StringLiteral(value)
    return value


def default_plan(workflow: str, parameters: tuple[Parameter, ...]) -> LaunchPlan:
    """Make the launch plan that every workflow has."""
    return LaunchPlan(
        name=workflow,
        workflow=LocalReference(EntityKind.WORKFLOW, workflow),
        parameters=parameters,
        is_default=True,
    )
