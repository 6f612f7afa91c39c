"""Random pairs of interfaces: old callers of what is called compatible compile, and proofs hold."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from flowc.comparison.change import Change, FailingCall, FailingEdge, FailingValue
from flowc.comparison.levels import Level, Scope
from flowc.comparison.programs import compare
from flowc.comparison.sides import Side
from flowc_ir.graph import EntityKind, LocalReference, Workflow
from flowc_ir.interface import Interface, Output, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import IntegerLiteral
from flowc_ir.plain import PlainList, PlainMap, plain_map
from flowc_ir.program import Program
from flowc_ir.records import Definition, Enum, Field, Member, Record, RecordKind
from flowc_ir.task import NoTarget, Task
from flowc_ir.types import (
    BlobType,
    EnumType,
    ListType,
    MapType,
    RecordType,
    SimpleKind,
    SimpleType,
    Type,
    UnionType,
)
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.types import NONE, Simple, Struct, Union, Wire

INT, FLOAT = SimpleType(SimpleKind.INTEGER), SimpleType(SimpleKind.FLOAT)
NOTHING = SimpleType(SimpleKind.NONE)
TYPES: tuple[Type, ...] = (
    INT,
    FLOAT,
    SimpleType(SimpleKind.STRING),
    EnumType("m.Mode"),
    RecordType("m.Config"),
    BlobType("FlyteFilePath"),
    BlobType("FlyteFilePath", "csv"),
    ListType(INT),
    ListType(EnumType("m.Mode")),
    MapType(FLOAT),
    UnionType((INT, NOTHING)),
    UnionType((INT, SimpleType(SimpleKind.STRING))),
    UnionType((RecordType("m.Config"), NOTHING)),
)

ports = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(TYPES)), max_size=3, unique_by=lambda p: p[0]
)
choices = st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, unique=True)
fields = st.lists(
    st.tuples(st.sampled_from("pqr"), st.booleans()),
    min_size=1,
    max_size=3,
    unique_by=lambda f: f[0],
)


def record(named: list[tuple[str, bool]]) -> Record:
    """Give a record of whole numbers, of which some have a default."""
    properties = PlainMap(tuple((name, plain_map(type="integer")) for name, _ in named))
    needed = PlainList(tuple(name for name, is_needed in named if is_needed))
    return Record(
        name="m.Config",
        kind=RecordKind.DATACLASS,
        fields=tuple(
            Field(name=name, type=INT, default=None if is_needed else IntegerLiteral(0))
            for name, is_needed in named
        ),
        schema=plain_map(type="object", properties=properties, required=needed),
    )


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Give a task and a workflow with one interface, and the launch plan of the workflow."""
    inputs = tuple(Parameter(name=name, type=type_) for name, type_ in draw(ports))
    outputs = tuple(Output(name=name, type=type_) for name, type_ in draw(ports))
    interface = Interface(inputs=inputs, outputs=outputs)
    values = draw(choices)
    types: tuple[Definition, ...] = (
        Enum(name="m.Mode", members=tuple(Member(value.upper(), value) for value in values)),
        record(draw(fields)),
    )
    parameters = tuple(
        Parameter(name=p.name, type=p.type, required=False, default=IntegerLiteral(1))
        if p.type == INT and draw(st.booleans())
        else p
        for p in inputs
    )
    return Program(
        entities=(
            Task(name="m.f", type="python-task", interface=interface, target=NoTarget()),
            Workflow(name="m.w", interface=interface),
            LaunchPlan(
                name="m.w",
                workflow=LocalReference(EntityKind.WORKFLOW, "m.w"),
                parameters=parameters,
                is_default=True,
            ),
        ),
        types=types,
    )


def interface_of(program: Program) -> Interface:
    """Give the interface of the task."""
    task = program.entities[0]
    assert isinstance(task, Task)
    return task.interface


def wires(program: Program, ports: tuple[Parameter, ...] | tuple[Output, ...]) -> dict[str, Wire]:
    """Give what the backend sees of ports, by name."""
    side = Side(program)
    found = {port.name: side.wire(port.type) for port in ports}
    return {name: wire for name, wire in found.items() if wire is not None}


def compiles(program: Program, given: dict[str, Wire], taken: dict[str, Wire]) -> bool:
    """Compile one node as the backend does: what it is given, and what takes its outputs."""
    interface = interface_of(program)
    inputs, outputs = wires(program, interface.inputs), wires(program, interface.outputs)
    return (
        all(name in inputs and is_castable(wire, inputs[name]) for name, wire in given.items())
        and all(name in given or is_optional(wire) for name, wire in inputs.items())
        and all(
            name in outputs and is_castable(outputs[name], wire) for name, wire in taken.items()
        )
    )


def is_optional(wire: Wire) -> bool:
    """Mirror `IsOptionalType` of the backend for types that may be None."""
    if not isinstance(wire, Union):
        return False
    return any(isinstance(v, Simple) and v.kind == "NONE" for v in wire.variants)


def level(changes: tuple[Change, ...], scope: Scope, name: str) -> Level:
    """Give the worst that is said of an entity, of its ports and of types that they reach."""
    found = [
        change.levels[scope]
        for change in changes
        if scope in change.levels and name in {s.name for s in (change.subject, *change.uses)}
    ]
    return min(found, key=list(Level).index, default=Level.COMPATIBLE)


@settings(max_examples=150, deadline=None)
@given(programs(), programs(), st.data())
def test_old_callers_of_what_is_compatible_compile(
    old: Program, new: Program, data: st.DataObject
) -> None:
    """Compile a caller that fitted the old interface against the new one."""
    interface = interface_of(old)
    inputs, outputs = wires(old, interface.inputs), wires(old, interface.outputs)
    given = {
        name: data.draw(
            st.sampled_from([wire, NONE, Struct(), Simple("STRING"), Simple("INTEGER")])
        )
        for name, wire in inputs.items()
        if not (is_optional(wire) and data.draw(st.booleans()))
    }
    taken = {name: wire for name, wire in outputs.items() if data.draw(st.booleans())}
    if not compiles(old, given, taken):
        return
    said = level(compare(old, new), Scope.TASK, "m.f")
    if not compiles(new, given, taken):
        assert said.is_at_least(Level.RISKY)


@settings(max_examples=150, deadline=None)
@given(programs(), programs())
def test_what_is_breaking_is_proved(old: Program, new: Program) -> None:
    """Hold the witness of each breaking change against both sides."""
    for change in compare(old, new):
        if change.level is Level.BREAKING:
            assert change.witnesses, change
        for witness in change.witnesses:
            match witness:
                case FailingEdge(other=other, old=before, new=after, is_into=True):
                    assert is_castable(other, before)
                    assert not is_castable(other, after)
                case FailingEdge(other=other, old=before, new=after):
                    assert is_castable(before, other)
                    assert not is_castable(after, other)
                case FailingValue(value=value):
                    json.loads(value)
                case FailingCall(inputs=names, outputs=taken):
                    if change.subject.kind is EntityKind.TASK:
                        assert_fails(old, new, names, taken)


def assert_fails(
    old: Program, new: Program, names: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    """Compile a call that gives inputs of the old types, and takes outputs by their old types."""
    inputs = wires(old, interface_of(old).inputs)
    outputs = wires(old, interface_of(old).outputs)
    given = {name: inputs[name] for name in names}
    wanted = {name: outputs[name] for name in taken}
    assert compiles(old, given, wanted)
    assert not compiles(new, given, wanted)


@settings(max_examples=50, deadline=None)
@given(programs())
def test_nothing_differs_from_itself(program: Program) -> None:
    """Find no change where there is none."""
    assert compare(program, program) == ()


@settings(max_examples=150, deadline=None)
@given(programs(), programs(), st.data())
def test_old_launches_of_what_is_compatible_go_on(
    old: Program, new: Program, data: st.DataObject
) -> None:
    """Start the new launch plan as FlyteAdmin does, with what the old one took."""
    plans = [program.entities[2] for program in (old, new)]
    before, after = (p.parameters for p in plans if isinstance(p, LaunchPlan))
    ones = {p.name: p for p in before}
    others = {p.name: p for p in after}
    given = {
        name: Side(old).values.samples(p.type)
        for name, p in ones.items()
        if p.required or data.draw(st.booleans())
    }
    said = level(compare(old, new), Scope.JSON, "m.w")
    is_refused = any(name not in others for name in given) or any(
        p.required and name not in given for name, p in others.items()
    )
    is_other = any(
        not Side(new).values.takes(value, others[name].type)
        for name, values in given.items()
        if name in others
        for value in values
    )
    if is_refused or is_other:
        assert said is Level.BREAKING
