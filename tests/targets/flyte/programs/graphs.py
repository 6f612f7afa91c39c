"""Nodes of every kind."""

from __future__ import annotations

from dataclasses import replace

from flowc_ir.graph import (
    Alias,
    ApproveGate,
    Binding,
    BindingEntry,
    Call,
    EntityKind,
    FailurePolicy,
    InputGate,
    ListBinding,
    LiteralBinding,
    LocalReference,
    Map,
    MapBinding,
    Node,
    NodeMetadata,
    Overrides,
    PromiseBinding,
    RemoteReference,
    SleepGate,
    Workflow,
)
from flowc_ir.interface import Documentation, Interface, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import (
    DurationLiteral,
    Entry,
    IntegerLiteral,
    ListLiteral,
    MapLiteral,
    NoneLiteral,
    RecordLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.plain import PlainList, plain_map
from flowc_ir.program import Program
from flowc_ir.records import Field, Record, RecordKind
from flowc_ir.task import (
    Accelerator,
    ExtendedResources,
    Quantity,
    ResourceName,
    Resources,
    SharedMemory,
)
from flowc_ir.types import MapType, RecordType, UnionType
from targets.flyte.programs.shorthand import (
    INTEGER,
    NONE,
    STRING,
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
    optional,
    outputs,
    run_plan,
    run_task,
    run_workflow,
)

POINT = Record(
    name="graphs.Point",
    kind=RecordKind.DATACLASS,
    fields=(Field(name="x", type=INTEGER), Field(name="names", type=list_of(STRING))),
    schema=plain_map(
        type="object",
        title="Point",
        properties=plain_map(
            x=plain_map(type="integer"),
            names=plain_map(type="array", items=plain_map(type="string")),
        ),
        required=PlainList(("x", "names")),
        additionalProperties=False,
    ),
)

SUMMANDS = (
    Parameter(name="a", type=INTEGER),
    Parameter(name="b", type=INTEGER, default=IntegerLiteral(2), required=False),
)
MAKE = function_task("graphs", "make", interface(RecordType("graphs.Point")))
ADD = function_task("graphs", "add", Interface(inputs=SUMMANDS, outputs=outputs(INTEGER)))
SHOW = function_task(
    "graphs",
    "show",
    interface(
        STRING,
        p=RecordType("graphs.Point"),
        u=UnionType((INTEGER, STRING, NONE)),
        d=MapType(list_of(INTEGER)),
        o=optional(list_of(STRING)),
    ),
)
NOOP = function_task("graphs", "noop", Interface())
EACH = function_task("graphs", "each", interface(STRING, x=INTEGER, k=STRING))
CLEAN = function_task("graphs", "clean", interface(a=INTEGER))

PARTIAL = map_task(
    EACH,
    "graphs.map_each_bbe33c6dad4bf3d5695b2264640e9275-arraynode",
    interface(list_of(STRING), x=list_of(INTEGER), k=STRING),
    bound=("k",),
)
MAPPED = map_task(
    EACH,
    "graphs.map_each_2235e9a1896d690b2e59b500c61e6ddf-arraynode",
    interface(list_of(STRING), x=list_of(INTEGER), k=list_of(STRING)),
)

BELOW = Workflow(
    name="graphs.below",
    interface=interface(INTEGER, a=INTEGER),
    nodes=(run_task("n0", "graphs.add", given("a", "a"), constant("b", 2)),),
    outputs=(flows("o0", "n0"),),
    docs=Documentation(has_long=True),
)
OPTIONAL_A = (Parameter(name="a", type=INTEGER, default=IntegerLiteral(3), required=False),)
MIDDLE = Workflow(
    name="graphs.middle",
    interface=Interface(inputs=OPTIONAL_A, outputs=outputs(INTEGER)),
    nodes=(run_workflow("n0", "graphs.below", given("a", "a")),),
    outputs=(flows("o0", "n0"),),
    failure_policy=FailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE,
    interruptible=True,
    docs=Documentation(short="Call below.", has_long=True),
)

PLAN = LaunchPlan(
    name="plan",
    workflow=LocalReference(EntityKind.WORKFLOW, "graphs.middle"),
    fixed_inputs=(Entry("a", IntegerLiteral(5)),),
)
OPEN_PLAN = LaunchPlan(
    name="open_plan",
    workflow=LocalReference(EntityKind.WORKFLOW, "graphs.below"),
    parameters=(Parameter(name="a", type=INTEGER, default=IntegerLiteral(9), required=False),),
)

HOUR = DurationLiteral(3600, 0)

OVERRIDDEN = Node(
    id="my-node",
    target=local(
        EntityKind.TASK,
        "graphs.add",
        Overrides(
            resources=Resources(
                requests=(
                    Quantity(ResourceName.GPU, "1"),
                    Quantity(ResourceName.CPU, "3"),
                    Quantity(ResourceName.MEMORY, "1Gi"),
                ),
                limits=(Quantity(ResourceName.EPHEMERAL_STORAGE, "1Gi"),),
            ),
            extended=ExtendedResources(
                accelerator=Accelerator(device="nvidia-tesla-t4"), shared_memory=SharedMemory()
            ),
            image="img:2",
        ),
    ),
    metadata=NodeMetadata(
        name="nice",
        timeout=DurationLiteral(5, 0),
        retries=2,
        interruptible=False,
        cacheable=True,
        cache_version="zz",
        cache_serializable=True,
    ),
    bindings=(flows("a", "n0"), constant("b", 3)),
    upstream=("n0",),
    aliases=(Alias("o0", "hey"),),
)

SHOWN = run_task(
    "n3",
    "graphs.show",
    Binding(
        "d",
        MapBinding(
            entries=(
                BindingEntry(
                    "a",
                    ListBinding(
                        items=(
                            LiteralBinding(value=IntegerLiteral(1)),
                            PromiseBinding(node="n0", output="o0"),
                        )
                    ),
                ),
            )
        ),
    ),
    constant("o", ListLiteral((StringLiteral("q"),))),
    flows("p", "n2"),
    constant("u", UnionLiteral(IntegerLiteral(5), INTEGER)),
    upstream=("n2", "n0"),
)
NOTHING = UnionLiteral(NoneLiteral(), NONE)
SHOWN_CONSTANTS = run_task(
    "n4",
    "graphs.show",
    constant("d", MapLiteral(())),
    constant("o", NOTHING),
    constant("p", RecordLiteral(plain_map(x=7, names=PlainList(("z",))))),
    constant("u", NOTHING),
)

FAR = Node(
    id="n8",
    target=Call(
        callee=RemoteReference(
            kind=EntityKind.TASK,
            project="p",
            domain="d",
            name="far.task",
            version="v",
            interface=interface(INTEGER, a=INTEGER),
        )
    ),
    metadata=NodeMetadata(name="task"),
    bindings=(constant("a", 1),),
)
FAR_PLAN = Node(
    id="n9",
    target=Call(
        callee=RemoteReference(
            kind=EntityKind.LAUNCH_PLAN,
            project="p",
            domain="d",
            name="far.plan",
            version="v",
            interface=interface(INTEGER, a=INTEGER),
        )
    ),
    metadata=NodeMetadata(name="plan"),
    bindings=(constant("a", 1),),
)

NUMBERS = ListLiteral((IntegerLiteral(1), IntegerLiteral(2)))
PARTIAL_BINDINGS = (
    constant("k", "q"),
    constant("x", ListLiteral((*NUMBERS.items, IntegerLiteral(3)))),
)
PARTIAL_NODE = Node(
    id="n10",
    target=Map(
        node=Node(
            id=PARTIAL.name,
            target=local(EntityKind.TASK, PARTIAL.name),
            metadata=NodeMetadata(name=PARTIAL.name),
            bindings=PARTIAL_BINDINGS,
        ),
        parallelism=3,
        min_success_ratio=1.0,
        bound_inputs=("k",),
        run_all=False,
    ),
    metadata=NodeMetadata(name=PARTIAL.name),
    bindings=PARTIAL_BINDINGS,
)
MAPPED_BINDINGS = (
    constant("k", ListLiteral((StringLiteral("a"), StringLiteral("b")))),
    constant("x", NUMBERS),
)
MAPPED_NODE = Node(
    id="n11",
    target=Map(
        node=Node(
            id=MAPPED.name,
            target=local(
                EntityKind.TASK,
                MAPPED.name,
                Overrides(resources=Resources(requests=(Quantity(ResourceName.CPU, "9"),))),
            ),
            metadata=NodeMetadata(name=MAPPED.name, retries=4),
            bindings=MAPPED_BINDINGS,
        ),
        min_success_ratio=1.0,
    ),
    metadata=NodeMetadata(name=MAPPED.name),
    bindings=MAPPED_BINDINGS,
)
ARRAY_NODE = Node(
    id="n12",
    target=Map(
        node=Node(
            id="open-plan",
            target=local(EntityKind.LAUNCH_PLAN, "open_plan"),
            metadata=NodeMetadata(name="open_plan"),
            bindings=(constant("a", NUMBERS),),
        ),
        parallelism=0,
        min_successes=1,
        original_interface=True,
        mode=1,
    ),
    metadata=NodeMetadata(name="open_plan"),
    bindings=(constant("a", NUMBERS),),
)

GATES = (
    Node(
        id="n13",
        target=ApproveGate(signal="appr"),
        metadata=NodeMetadata(name="appr", timeout=HOUR),
        bindings=(flows("o0", "n0"),),
        upstream=("n0",),
    ),
    Node(
        id="n14",
        target=SleepGate(duration=DurationLiteral(10, 0)),
        metadata=NodeMetadata(name="sleep-gate", timeout=HOUR),
    ),
    Node(
        id="n15",
        target=InputGate(signal="wait", type=INTEGER, output="o0"),
        metadata=NodeMetadata(name="wait", timeout=DurationLiteral(7200, 0)),
    ),
)

SHOWN_UNCACHED = replace(SHOWN_CONSTANTS, metadata=NodeMetadata(name="show", cacheable=False))

MAIN = Workflow(
    name="graphs.main",
    interface=interface(INTEGER, STRING, list_of(STRING), a=INTEGER),
    nodes=(
        run_task("n0", "graphs.add", given("a", "a"), constant("b", 2)),
        OVERRIDDEN,
        run_task("n2", "graphs.make"),
        SHOWN,
        SHOWN_UNCACHED,
        run_workflow(
            "n5",
            "graphs.middle",
            flows("a", "n2", "o0", "x"),
            upstream=("n2",),
            interruptible=True,
        ),
        run_plan("n6", "plan", "graphs.middle", constant("a", 5), interruptible=True),
        run_plan("n7", "open_plan", "graphs.below", flows("a", "my-node")),
        FAR,
        FAR_PLAN,
        PARTIAL_NODE,
        MAPPED_NODE,
        ARRAY_NODE,
        *GATES,
        run_task("n16", "graphs.noop", upstream=("n17",)),
        run_task("n17", "graphs.noop"),
        run_task("n18", "graphs.add", flows("a", "n15"), constant("b", 2), upstream=("n15",)),
    ),
    outputs=(flows("o0", "my-node"), flows("o1", "n3"), flows("o2", "n10")),
    failure_node=run_task("fn0", "graphs.clean", given("a", "a")),
    docs=Documentation(has_long=True),
)

PROGRAM = Program(
    entities=(
        MAKE,
        ADD,
        SHOW,
        NOOP,
        EACH,
        BELOW,
        default_plan("graphs.below", inputs(a=INTEGER)),
        MIDDLE,
        default_plan("graphs.middle", OPTIONAL_A),
        PLAN,
        OPEN_PLAN,
        CLEAN,
        MAIN,
        default_plan("graphs.main", inputs(a=INTEGER)),
        PARTIAL,
        MAPPED,
    ),
    types=(POINT,),
)
