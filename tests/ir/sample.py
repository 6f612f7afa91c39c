"""A program with something of everything, that holds all invariants."""

from __future__ import annotations

from flowc_ir.graph import (
    START_NODE,
    Alias,
    ApproveGate,
    Binding,
    BindingEntry,
    Branch,
    Call,
    Case,
    Comparator,
    Comparison,
    Conjunction,
    Connective,
    EntityKind,
    FailurePolicy,
    InputGate,
    ListBinding,
    LiteralBinding,
    LiteralOperand,
    LocalReference,
    Map,
    MapBinding,
    Node,
    NodeMetadata,
    Overrides,
    PromiseBinding,
    RemoteReference,
    SleepGate,
    VariableOperand,
    Workflow,
)
from flowc_ir.interface import Documentation, Interface, Output, Parameter
from flowc_ir.launch_plan import (
    Channel,
    CronSchedule,
    LaunchPlan,
    Notification,
)
from flowc_ir.literals import (
    DurationLiteral,
    Entry,
    IntegerLiteral,
    ListLiteral,
    RecordLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.plain import plain_map
from flowc_ir.program import Manifest, Opaque, Program
from flowc_ir.records import Enum, Field, Member, Record, RecordKind
from flowc_ir.source import Source, Span
from flowc_ir.task import (
    DataLoading,
    Identity,
    NoTarget,
    Pair,
    Quantity,
    RawContainer,
    ResourceName,
    Resources,
    Secret,
    SecurityContext,
    Sql,
    Task,
    TaskMetadata,
    UserContainer,
)
from flowc_ir.types import (
    EnumType,
    ListType,
    NativeType,
    RecordType,
    SimpleKind,
    SimpleType,
    StructType,
    UnionType,
)

INT = SimpleType(SimpleKind.INTEGER)
TEXT = SimpleType(SimpleKind.STRING)
POINT = RecordType("demo.Point")
RESOLVER = "flytekit.core.python_auto_container.default_task_resolver"


def at(line: int) -> Span:
    """Give a span in the one source file."""
    return Span("demo.py", line, 0, line, 20)


def promise(node: str, output: str, *path: str | int) -> PromiseBinding:
    """Give a promise."""
    return PromiseBinding(node=node, output=output, path=path)


def call_task(name: str) -> Call:
    """Call a task of this program."""
    return Call(callee=LocalReference(EntityKind.TASK, name))


ADD = Task(
    name="demo.add",
    type="python-task",
    interface=Interface(
        inputs=(
            Parameter(name="a", type=INT, doc="the first"),
            Parameter(name="b", type=INT, default=IntegerLiteral(3), required=False),
        ),
        outputs=(Output(name="o0", type=INT),),
    ),
    metadata=TaskMetadata(
        cache=True, cache_version="1.0", retries=3, timeout=DurationLiteral(60, 0)
    ),
    target=UserContainer(
        resolver=RESOLVER,
        loader_arguments=("task-module", "demo", "task-name", "add"),
        environment=(Pair("LEVEL", "debug"),),
        resources=Resources(requests=(Quantity(ResourceName.CPU, "500m"),)),
    ),
    security=SecurityContext(
        run_as=Identity(iam_role="role"), secrets=(Secret(group="g", key="k"),)
    ),
    docs=Documentation(short="Add two numbers."),
    span=at(10),
)

MOVE = Task(
    name="demo.move",
    type="raw-container",
    interface=Interface(
        inputs=(
            Parameter(name="point", type=POINT),
            Parameter(name="color", type=EnumType("demo.Color"), default=StringLiteral("red")),
        ),
        outputs=(Output(name="x", type=INT), Output(name="y", type=ListType(INT))),
        tuple_name="Moved",
    ),
    target=RawContainer(
        image="busybox:1",
        command=("sh", "-c"),
        arguments=("echo {{.inputs.point}}",),
        data=DataLoading(input_path="/in", output_path="/out"),
    ),
    span=at(20),
)

QUERY = Task(
    name="demo.query",
    type="sql",
    interface=Interface(),
    target=Sql(statement="select 1", dialect=1),
    custom=plain_map(table="t"),
)

AGENT = Task(name="demo.agent", type="agent", interface=Interface(), target=NoTarget())

MAIN = Workflow(
    name="demo.main",
    interface=Interface(
        inputs=(
            Parameter(name="a", type=INT),
            Parameter(name="points", type=ListType(POINT), required=False),
            Parameter(
                name="label",
                type=UnionType((TEXT, SimpleType(SimpleKind.NONE))),
                default=UnionLiteral(StringLiteral("x"), TEXT),
                required=False,
            ),
        ),
        outputs=(Output(name="o0", type=INT),),
    ),
    nodes=(
        Node(
            id="n0",
            target=call_task("demo.add"),
            metadata=NodeMetadata(name="add", timeout=DurationLiteral(5, 0), interruptible=True),
            bindings=(
                Binding("a", promise(START_NODE, "a")),
                Binding("b", LiteralBinding(value=IntegerLiteral(3))),
            ),
            span=at(31),
        ),
        Node(
            id="n1",
            target=Call(
                callee=LocalReference(EntityKind.TASK, "demo.move"),
                overrides=Overrides(
                    resources=Resources(limits=(Quantity(ResourceName.MEMORY, "1Gi"),)),
                    image="other:2",
                ),
            ),
            metadata=NodeMetadata(name="moved"),
            bindings=(
                Binding("point", promise(START_NODE, "points", 0, "inner", "odd key")),
                Binding("color", LiteralBinding(value=StringLiteral("green"))),
            ),
            upstream=("n0",),
            aliases=(Alias("x", "left"),),
            span=at(32),
        ),
        Node(
            id="n2",
            target=Branch(
                cases=(
                    Case(
                        condition=Conjunction(
                            operator=Connective.AND,
                            left=Comparison(
                                operator=Comparator.GT,
                                left=VariableOperand("n0.o0"),
                                right=LiteralOperand(IntegerLiteral(1)),
                            ),
                            right=Comparison(
                                operator=Comparator.LT,
                                left=VariableOperand(".a"),
                                right=LiteralOperand(IntegerLiteral(9)),
                            ),
                        ),
                        node=Node(
                            id="n0",
                            target=call_task("demo.add"),
                            metadata=NodeMetadata(name="add"),
                            bindings=(Binding("a", promise("n0", "o0")),),
                            upstream=("n0",),
                        ),
                    ),
                ),
                error="out of range",
                error_node="c",
            ),
            metadata=NodeMetadata(name="c"),
            bindings=(
                Binding(".a", promise(START_NODE, "a")),
                Binding("n0.o0", promise("n0", "o0")),
            ),
            upstream=("n0",),
        ),
        Node(
            id="n3",
            target=Map(
                node=Node(
                    id="n3-n0",
                    target=call_task("demo.add"),
                    metadata=NodeMetadata(name="add"),
                ),
                parallelism=4,
                min_success_ratio=0.5,
            ),
            bindings=(
                Binding("a", ListBinding(items=(promise("n0", "o0"), promise("n1", "x")))),
                Binding(
                    "b", LiteralBinding(value=ListLiteral((IntegerLiteral(1), IntegerLiteral(2))))
                ),
            ),
            upstream=("n1", "n0"),
        ),
        Node(
            id="n4",
            target=ApproveGate(signal="go"),
            metadata=NodeMetadata(name="go"),
            bindings=(Binding("o0", promise("n2", "o0")),),
            upstream=("n2",),
        ),
        Node(id="n5", target=SleepGate(duration=DurationLiteral(90, 0)), upstream=("n4",)),
        Node(id="n6", target=InputGate(signal="age", type=INT, output="o0")),
        Node(
            id="n7",
            target=Call(
                callee=RemoteReference(
                    kind=EntityKind.LAUNCH_PLAN,
                    project="p",
                    domain="d",
                    name="other.plan",
                    version="v1",
                    interface=Interface(inputs=(Parameter(name="table", type=StructType("dict")),)),
                )
            ),
            metadata=NodeMetadata(name="plan"),
            bindings=(
                Binding(
                    "table",
                    MapBinding(
                        entries=(
                            BindingEntry("age", promise("n6", "o0")),
                            BindingEntry("one", LiteralBinding(value=IntegerLiteral(1))),
                        )
                    ),
                ),
            ),
            upstream=("n6",),
        ),
    ),
    outputs=(Binding("o0", promise("n2", "o0")),),
    failure_node=Node(
        id="fn0",
        target=call_task("demo.add"),
        metadata=NodeMetadata(name="add"),
        bindings=(Binding("a", promise(START_NODE, "a")),),
    ),
    failure_policy=FailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE,
    span=at(30),
)

PLAN = LaunchPlan(
    name="demo.nightly",
    workflow=LocalReference(EntityKind.WORKFLOW, "demo.main"),
    parameters=(Parameter(name="points", type=ListType(POINT), required=False),),
    fixed_inputs=(Entry("a", IntegerLiteral(5)),),
    schedule=CronSchedule(expression="0 2 * * *"),
    notifications=(
        Notification(channel=Channel.EMAIL, recipients=("ops@example.com",), phases=(4, 5)),
    ),
    max_parallelism=0,
)

GONE = Opaque(
    kind=EntityKind.TASK,
    name="demo.gone",
    reason="the decorator `magic` is not known",
    span=at(50),
    cause=at(3),
    interface=Interface(inputs=(Parameter(name="x", type=NativeType("uuid.UUID", "UUID")),)),
)

PROGRAM = Program(
    entities=(ADD, MOVE, QUERY, AGENT, MAIN, PLAN, GONE),
    types=(
        Record(
            name="demo.Point",
            kind=RecordKind.DATACLASS,
            fields=(
                Field(name="x", type=INT, doc="to the right"),
                Field(name="tags", type=ListType(TEXT), has_factory=True),
                Field(name="inner", type=StructType("dict"), default=RecordLiteral(plain_map(a=1))),
                Field(name="bare", type=None),
            ),
            doc="A place.",
            schema=plain_map(type="object", properties=plain_map(x=plain_map(type="integer"))),
        ),
        Enum(name="demo.Color", members=(Member("RED", "red"), Member("GREEN", "green"))),
    ),
    sources=(Source("demo.py", "demo", "00" * 32),),
    manifests=(Manifest("flytekitplugins-spark", "11" * 32),),
    dialect_version="1.16.31",
)
