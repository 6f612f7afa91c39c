"""Invariants: what holds is accepted, and what breaks one is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flowc_ir.graph import (
    START_NODE,
    Binding,
    Branch,
    EntityKind,
    ListBinding,
    LocalReference,
    Map,
    Node,
    SleepGate,
    Workflow,
)
from flowc_ir.interface import Interface, Output, Parameter
from flowc_ir.literals import DurationLiteral, Entry, IntegerLiteral, UnionLiteral
from flowc_ir.program import Entity, Program
from flowc_ir.records import Enum, Field, Member, Record, RecordKind
from flowc_ir.source import Source
from flowc_ir.types import EnumType, ListType, RecordType, Type
from flowc_ir.verify import BrokenInvariantError, verify
from ir.sample import ADD, GONE, INT, MAIN, PLAN, POINT, PROGRAM, promise

_SLEEP = Node(id="n0", target=SleepGate(duration=DurationLiteral(1, 0)))
_BRANCH, _MAP = MAIN.nodes[2], MAIN.nodes[3]


def _workflow(*nodes: Node, outputs: tuple[Binding, ...] = ()) -> Program:
    return Program(
        entities=(ADD, Workflow(name="w", interface=Interface(), nodes=nodes, outputs=outputs))
    )


def _typed(type_: Type) -> Program:
    return replace(PROGRAM, entities=(_with_inputs(Parameter(name="a", type=type_)),))


def _with_inputs(*inputs: Parameter) -> Entity:
    return replace(ADD, interface=Interface(inputs=inputs))


def test_a_whole_program_is_accepted() -> None:
    """Accept a program with something of everything."""
    verify(PROGRAM)
    verify(Program())


def test_an_opaque_entity_can_be_named() -> None:
    """Accept a reference to an entity that is opaque."""
    callee = LocalReference(EntityKind.TASK, GONE.name)
    verify(Program(entities=(GONE, replace(PLAN, workflow=callee)), types=PROGRAM.types))


def test_nameless_opaque_entities_may_be_many() -> None:
    """Accept several entities whose names are not known."""
    verify(Program(entities=(replace(GONE, name=""), replace(GONE, name=""))))


_BROKEN: dict[str, Program] = {
    "node `n0` stands 2 times": _workflow(_SLEEP, _SLEEP),
    "workflow w: node start-node: the id is not free": _workflow(replace(_SLEEP, id=START_NODE)),
    "workflow w: node n0: upstream node `n9` is not there": _workflow(
        replace(_SLEEP, upstream=("n9",))
    ),
    "workflow w: node n0: upstream node `start-node` is not there": _workflow(
        replace(_SLEEP, upstream=(START_NODE,))
    ),
    "workflow w: node n0: upstream node `n0` stands 2 times": _workflow(
        replace(_SLEEP, upstream=("n0", "n0"))
    ),
    "port `a` takes from node `n9`, which is not there": _workflow(
        replace(_SLEEP, bindings=(Binding("a", ListBinding(items=(promise("n9", "o0"),))),))
    ),
    "port `o0` takes from node `n8`, which is not there": _workflow(
        outputs=(Binding("o0", promise("n8", "o0")),)
    ),
    "bound output `o0` stands 2 times": _workflow(
        outputs=(Binding("o0", promise(START_NODE, "a")),) * 2
    ),
    "workflow w: node n0: port `a` stands 2 times": _workflow(
        replace(_SLEEP, bindings=(Binding("a", promise(START_NODE, "a")),) * 2)
    ),
    "a condition reads `.a`, which nothing flows into": _workflow(
        replace(_BRANCH, id="n0", bindings=_BRANCH.bindings[1:])
    ),
    "node n1: there is no case": _workflow(
        replace(_SLEEP, id="n1", target=Branch(cases=(), otherwise=_SLEEP))
    ),
    "both a node and an error stand at the end": _workflow(
        replace(_SLEEP, id="n1", target=Branch(cases=(), otherwise=_SLEEP, error="x"))
    ),
    "both a number and a ratio of successes are set": _workflow(
        replace(_SLEEP, id="n1", target=Map(node=_SLEEP, min_successes=1, min_success_ratio=0.5))
    ),
    "workflow demo.main: there is no task demo.add": replace(
        PROGRAM, entities=PROGRAM.entities[1:]
    ),
    "launch_plan demo.nightly: there is no workflow demo.main": Program(
        entities=(replace(PLAN, parameters=()),)
    ),
    "launch_plan demo.nightly: input `points` stands 2 times": replace(
        PROGRAM,
        entities=(
            *PROGRAM.entities[:-2],
            replace(PLAN, fixed_inputs=(Entry("points", IntegerLiteral(1)),)),
        ),
    ),
    "task demo.gone: there is no reason why it is opaque": Program(
        entities=(replace(GONE, reason=""),)
    ),
    "there is no record `demo.Nothing`": _typed(ListType(RecordType("demo.Nothing"))),
    "there is no record `demo.Color`": _typed(RecordType("demo.Color")),
    "there is no enum `demo.Point`": _typed(EnumType("demo.Point")),
    "there is no record `demo.Default`": Program(
        entities=(
            _with_inputs(
                Parameter(
                    name="a",
                    type=INT,
                    default=UnionLiteral(IntegerLiteral(1), RecordType("demo.Default")),
                )
            ),
        )
    ),
    "R: there is no record `demo.Point`": Program(
        types=(
            Record(name="R", kind=RecordKind.DATACLASS, fields=(Field(name="point", type=POINT),)),
        )
    ),
    "task demo.add: input `a` stands 2 times": Program(
        entities=(_with_inputs(*[Parameter(name="a", type=INT)] * 2),)
    ),
    "task demo.add: output `o0` stands 2 times": Program(
        entities=(replace(ADD, interface=Interface(outputs=(Output(name="o0", type=INT),) * 2)),)
    ),
    "R: field `x` stands 2 times": Program(
        types=(
            Record(name="R", kind=RecordKind.DATACLASS, fields=(Field(name="x", type=INT),) * 2),
        )
    ),
    "E: member `A` stands 2 times": Program(types=(Enum(name="E", members=(Member("A", 1),) * 2),)),
    "definition `E` stands 2 times": Program(types=(Enum(name="E"), Enum(name="E"))),
    "source `a.py` stands 2 times": Program(sources=(Source("a.py", "a", ""),) * 2),
    "source `/a.py` is an absolute path": Program(sources=(Source("/a.py", "a", ""),)),
}


@pytest.mark.parametrize("fault", _BROKEN)
def test_a_broken_invariant_is_named(fault: str) -> None:
    """Say which invariant is broken, and where."""
    with pytest.raises(BrokenInvariantError) as raised:
        verify(_BROKEN[fault])
    assert fault in str(raised.value)


def test_all_faults_are_named_at_once() -> None:
    """Say everything that is wrong."""
    with pytest.raises(BrokenInvariantError) as raised:
        verify(_workflow(_SLEEP, _SLEEP, replace(_MAP, upstream=("n7", "n8"))))
    assert str(raised.value).count("; ") >= 2
