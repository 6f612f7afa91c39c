"""Launch plans with every setting, and defaults of every kind."""

from __future__ import annotations

from dataclasses import replace

from flowc_ir.graph import EntityKind, LocalReference, Workflow
from flowc_ir.interface import Documentation, Interface, Parameter
from flowc_ir.launch_plan import (
    Channel,
    Concurrency,
    CronSchedule,
    LaunchPlan,
    Notification,
    RateSchedule,
    RateUnit,
)
from flowc_ir.literals import (
    BlobLiteral,
    BooleanLiteral,
    DatasetLiteral,
    DatetimeLiteral,
    DurationLiteral,
    Entry,
    FloatLiteral,
    IntegerLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    RecordLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.plain import Plain, PlainList, PlainMap, plain_map
from flowc_ir.program import Program
from flowc_ir.records import Enum, Field, Member, Record, RecordKind
from flowc_ir.task import Identity, Pair, Secret, SecurityContext
from flowc_ir.types import (
    BlobType,
    DatasetType,
    Dimensionality,
    EnumType,
    MapType,
    RecordType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
    UnionType,
)
from targets.flyte.programs.shorthand import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    STRING,
    default_plan,
    flows,
    function_task,
    given,
    interface,
    list_of,
    optional,
    outputs,
    run_task,
)

COLOR_TYPE = EnumType("plans.Color")
COLOR = Enum(name="plans.Color", members=(Member("RED", "red"), Member("GREEN", "green")))

INNER_SCHEMA = plain_map(
    type="object",
    title="Inner",
    properties=plain_map(
        y=plain_map(type="number", default=0.5),
        color=plain_map(enum=PlainList(("red", "green")), default="green"),
    ),
    additionalProperties=False,
)
INNER = Record(
    name="plans.Inner",
    kind=RecordKind.DATACLASS,
    fields=(Field(name="y", type=FLOAT), Field(name="color", type=COLOR_TYPE)),
    schema=INNER_SCHEMA,
)
POINT = Record(
    name="plans.Point",
    kind=RecordKind.DATACLASS,
    fields=(
        Field(name="x", type=INTEGER),
        Field(name="inner", type=RecordType("plans.Inner"), has_factory=True),
        Field(name="tag", type=optional(STRING)),
        Field(name="many", type=optional(list_of(RecordType("plans.Inner")))),
    ),
    schema=plain_map(
        type="object",
        title="Point",
        properties=plain_map(
            x=plain_map(type="integer"),
            inner=INNER_SCHEMA,
            tag=plain_map(
                anyOf=PlainList((plain_map(type="string"), plain_map(type="null"))), default=None
            ),
            many=plain_map(
                anyOf=PlainList(
                    (plain_map(type="array", items=INNER_SCHEMA), plain_map(type="null"))
                ),
                default=None,
            ),
        ),
        required=PlainList(("x",)),
        additionalProperties=False,
    ),
)


def _point(x: int, tag: Plain) -> RecordLiteral:
    inner = plain_map(y=0.5, color="green")
    return RecordLiteral(plain_map(x=x, inner=inner, tag=tag, many=None))


def _default(name: str, type_: Type, value: Literal) -> Parameter:
    return Parameter(name=name, type=type_, default=value, required=False)


FILE = BlobType("FlyteFilePath")
FOLDER = BlobType("FlyteDirectory", dimensionality=Dimensionality.MULTIPART)
FREE = RecordLiteral(PlainMap((("k", PlainList((1, 2.5, None, plain_map(m=True)))), (3, "x"))))

PARAMETERS = (
    Parameter(name="a", type=INTEGER, doc="the a"),
    _default("b", BOOLEAN, BooleanLiteral(True)),
    _default("f", FLOAT, FloatLiteral(1.5)),
    _default("s", STRING, StringLiteral("text")),
    _default("when", SimpleType(SimpleKind.DATETIME), DatetimeLiteral(1704164645, 6000)),
    _default("day", SimpleType(SimpleKind.DATE), DatetimeLiteral(-315532800, 0)),
    _default("span", SimpleType(SimpleKind.DURATION), DurationLiteral(-1, -5000)),
    _default("o", optional(INTEGER), UnionLiteral(IntegerLiteral(4), INTEGER)),
    _default("n", optional(INTEGER), NoneLiteral()),
    _default("c", COLOR_TYPE, StringLiteral("red")),
    _default("p", RecordType("plans.Point"), _point(1, None)),
    _default("ps", list_of(RecordType("plans.Point")), ListLiteral((_point(2, "t"),))),
    _default(
        "d",
        MapType(list_of(INTEGER)),
        MapLiteral((Entry("z", ListLiteral((IntegerLiteral(1),))), Entry("a", ListLiteral(())))),
    ),
    _default("free", StructType("Typed Dict"), FREE),
    _default("file", FILE, BlobLiteral("s3://b/k.csv", FILE)),
    _default("folder", FOLDER, BlobLiteral("s3://b/d", FOLDER)),
    _default(
        "table",
        DatasetType(),
        DatasetLiteral("s3://b/t.parquet", DatasetType(format="parquet")),
    ),
    _default(
        "u",
        UnionType((COLOR_TYPE, RecordType("plans.Point"), INTEGER)),
        UnionLiteral(StringLiteral("red"), COLOR_TYPE),
    ),
)

USE = function_task("plans", "use", interface(INTEGER, a=INTEGER))
WF = Workflow(
    name="plans.wf",
    interface=Interface(inputs=PARAMETERS, outputs=outputs(INTEGER)),
    nodes=(run_task("n0", "plans.use", given("a", "a")),),
    outputs=(flows("o0", "n0"),),
    docs=Documentation(short="A workflow.", has_long=True),
)
WF_REFERENCE = LocalReference(EntityKind.WORKFLOW, "plans.wf")


def _without(*names: str) -> tuple[Parameter, ...]:
    return tuple(parameter for parameter in PARAMETERS if parameter.name not in names)


def _with_defaults(parameter: Parameter) -> Parameter:
    match parameter.name:
        case "a":
            return Parameter(name="a", type=INTEGER, default=IntegerLiteral(1), required=False)
        case "f":
            return replace(parameter, default=FloatLiteral(2.5))
        case _:
            return parameter


FULL = LaunchPlan(
    name="full",
    workflow=WF_REFERENCE,
    parameters=tuple(_with_defaults(parameter) for parameter in _without("s", "c")),
    fixed_inputs=(Entry("s", StringLiteral("fixed")), Entry("c", StringLiteral("green"))),
    schedule=CronSchedule(expression="0 * * * *", offset="PT1H", kickoff_input="when"),
    notifications=(
        Notification(channel=Channel.EMAIL, recipients=("a@b.c", "d@e.f"), phases=(4, 6)),
        Notification(channel=Channel.SLACK, recipients=("s@b.c",), phases=(8,)),
        Notification(channel=Channel.PAGER_DUTY, recipients=("p@b.c",), phases=(7,)),
    ),
    labels=(Pair("a", "b"),),
    annotations=(Pair("c", "d"),),
    raw_output_prefix="s3://x",
    max_parallelism=7,
    security=SecurityContext(
        run_as=Identity(iam_role="r", k8s_service_account="sa"),
        secrets=(Secret(group="g"),),
    ),
    overwrite_cache=True,
    auto_activate=True,
    concurrency=Concurrency(max_concurrency=3, behavior=1),
)
RATE = LaunchPlan(
    name="rate",
    workflow=WF_REFERENCE,
    parameters=_without("a"),
    fixed_inputs=(Entry("a", IntegerLiteral(1)),),
    schedule=RateSchedule(value=2, unit=RateUnit.HOUR),
)
DAILY = LaunchPlan(
    name="daily",
    workflow=WF_REFERENCE,
    parameters=PARAMETERS,
    schedule=CronSchedule(expression="@daily"),
)

PROGRAM = Program(
    entities=(USE, WF, default_plan("plans.wf", PARAMETERS), FULL, RATE, DAILY),
    types=(COLOR, INNER, POINT),
)
