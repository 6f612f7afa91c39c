"""Entities that are made in another order than they are needed in."""

from __future__ import annotations

from flowc_ir.graph import (
    Binding,
    Branch,
    Case,
    Comparator,
    Comparison,
    EntityKind,
    LiteralOperand,
    LocalReference,
    Map,
    Node,
    NodeMetadata,
    PromiseBinding,
    VariableOperand,
    Workflow,
)
from flowc_ir.interface import Documentation, Interface
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import IntegerLiteral, ListLiteral
from flowc_ir.program import Program
from flowc_ir.task import ExecutionMode, Task, TaskMetadata, UserContainer
from targets.flyte.programs.shorthand import (
    INTEGER,
    RESOLVER,
    constant,
    default_plan,
    flows,
    function_task,
    given,
    inputs,
    interface,
    list_of,
    local,
    map_task,
    run_plan,
    run_task,
    run_workflow,
)

ONE = interface(INTEGER, a=INTEGER)
EACH = function_task("order", "each", interface(INTEGER, x=INTEGER))
ELSE_TASK = function_task("order", "else_task", ONE)
LATE = function_task("order", "late", ONE)
LATER = function_task("order", "later", ONE)
MAPPED = map_task(
    EACH,
    "order.map_each_6b3bd0353da5de6e84d7982921ead2b3-arraynode",
    interface(list_of(INTEGER), x=list_of(INTEGER)),
)


def _map_node(node: str) -> Node:
    bindings = (constant("x", ListLiteral((IntegerLiteral(1),))),)
    metadata = NodeMetadata(name=MAPPED.name)
    return Node(
        id=node,
        target=Map(
            node=Node(
                id=MAPPED.name,
                target=local(EntityKind.TASK, MAPPED.name),
                metadata=metadata,
                bindings=bindings,
            ),
            min_success_ratio=1.0,
        ),
        metadata=metadata,
        bindings=bindings,
    )


def _workflow(name: str, *nodes: Node, output: str = "n0") -> Workflow:
    return Workflow(
        name=name,
        interface=ONE,
        nodes=nodes,
        outputs=(flows("o0", output),),
        docs=Documentation(has_long=True),
    )


PARENT = _workflow(
    "order.parent",
    run_workflow("n0", "order.child", given("a", "a")),
    run_task("n1", "order.late", constant("a", 1), upstream=("n2",)),
    run_task("n2", "order.later", constant("a", 2)),
    run_plan("n3", "plan", "order.then_wf", flows("a", "n0")),
    _map_node("n4"),
    Node(
        id="n5",
        target=Branch(
            cases=(
                Case(
                    condition=Comparison(
                        operator=Comparator.GT,
                        left=VariableOperand(".a"),
                        right=LiteralOperand(IntegerLiteral(1)),
                    ),
                    node=run_workflow("n0", "order.then_wf", given("a", "a")),
                ),
            ),
            otherwise=run_task("n1", "order.else_task", given("a", "a")),
        ),
        metadata=NodeMetadata(name="c"),
        bindings=(given(".a", "a"),),
    ),
    output="n5",
)
SIBLING = Workflow(
    name="order.sibling",
    interface=ONE,
    nodes=(_map_node("n0"),),
    outputs=(Binding("o0", PromiseBinding(node="start-node", output="a")),),
    docs=Documentation(has_long=True),
)
THEN_WF = _workflow("order.then_wf", run_task("n0", "order.else_task", given("a", "a")))
CHILD = _workflow("order.child", run_task("n0", "order.late", given("a", "a")))
HINTED = _workflow("order.hinted", run_task("n0", "order.late", given("a", "a")))
PLAN = LaunchPlan(
    name="plan",
    workflow=LocalReference(EntityKind.WORKFLOW, "order.then_wf"),
    parameters=inputs(a=INTEGER),
)

GROW = Task(
    name="order.grow",
    type="python-task",
    interface=ONE,
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "order", "task-name", "grow"),
        mode=ExecutionMode.DYNAMIC,
    ),
    docs=Documentation(has_long=True),
)

IMPATIENT = Task(
    name="order.impatient",
    type="python-task",
    interface=ONE,
    metadata=TaskMetadata(is_eager=True, generates_deck=True),
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "order", "task-name", "impatient"),
        mode=ExecutionMode.EAGER,
    ),
    docs=Documentation(has_long=True),
)
CLEANUP = Task(
    name="order.impatient-cleanup",
    type="eager_failure_handler_task",
    interface=Interface(inputs=inputs(a=INTEGER)),
    target=UserContainer(
        resolver="flytekit.core.python_function_task.eager_failure_task_resolver",
        loader_arguments=("eager", "failure", "handler"),
    ),
)
IMPATIENT_WF = Workflow(
    name="order.impatient",
    interface=ONE,
    nodes=(run_task("n0", "order.impatient", given("a", "a")),),
    outputs=(flows("o0", "n0"),),
    failure_node=run_task("efn", "order.impatient-cleanup", given("a", "a")),
)

A = inputs(a=INTEGER)

PROGRAM = Program(
    entities=(
        PARENT,
        MAPPED,
        default_plan("order.parent", A),
        MAPPED,
        SIBLING,
        default_plan("order.sibling", A),
        EACH,
        ELSE_TASK,
        THEN_WF,
        default_plan("order.then_wf", A),
        LATE,
        LATER,
        CHILD,
        default_plan("order.child", A),
        PLAN,
        GROW,
        HINTED,
        default_plan("order.hinted", A),
        IMPATIENT,
        default_plan("order.impatient", A),
        IMPATIENT_WF,
        CLEANUP,
    )
)
