"""What is said of numbers, beside `buf breaking` and by hand."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.proto.files import BUF, write_contract
from flowc.comparison.levels import Level
from flowc.comparison.numbers import NumberEdit, number_edits, subject_of
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.numbers.lock import EMPTY, Given, Lock
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.interface import Interface, Output, Parameter
from flowc_ir.program import Program
from flowc_ir.records import Enum, Member
from flowc_ir.task import NoTarget, Task
from flowc_ir.types import EnumType, ListType, MapType, SimpleKind, SimpleType, Type, UnionType

TYPES: dict[str, Type] = {
    "int": SimpleType(SimpleKind.INTEGER),
    "float": SimpleType(SimpleKind.FLOAT),
    "str": SimpleType(SimpleKind.STRING),
    "ints": ListType(SimpleType(SimpleKind.INTEGER)),
    "table": MapType(SimpleType(SimpleKind.STRING)),
    "mode": EnumType("flows.Mode"),
    "either": UnionType((SimpleType(SimpleKind.INTEGER), SimpleType(SimpleKind.STRING))),
    "maybe": UnionType((SimpleType(SimpleKind.INTEGER), SimpleType(SimpleKind.NONE))),
}

ports = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(sorted(TYPES))),
    min_size=1,
    max_size=3,
    unique_by=lambda port: port[0],
)
members = st.lists(st.sampled_from(["fast", "slow", "exact"]), min_size=1, unique=True)
versions = st.lists(st.tuples(ports, ports, members), min_size=2, max_size=4)


def program(
    inputs: list[tuple[str, str]], outputs: list[tuple[str, str]], values: list[str]
) -> Program:
    """Give a program with one task."""
    task = Task(
        name="flows.train",
        type="python-task",
        interface=Interface(
            inputs=tuple(Parameter(name=name, type=TYPES[kind]) for name, kind in inputs),
            outputs=tuple(Output(name=name, type=TYPES[kind]) for name, kind in outputs),
        ),
        target=NoTarget(),
    )
    mode = Enum(name="flows.Mode", members=tuple(Member(v.upper(), v) for v in values))
    return Program(entities=(task,), types=(mode,))


def buf_breaks(old: Path, new: Path) -> bool:
    """Ask buf whether readers of the old messages, or of their JSON, fail."""
    config = json.dumps({"version": "v2", "breaking": {"use": ["WIRE_JSON"]}})
    done = subprocess.run(
        [BUF, "breaking", str(new), "--against", str(old), "--config", config],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 100), done.stderr
    return done.returncode == 100


@settings(max_examples=12, deadline=None)
@given(versions)
def test_buf_agrees(
    history: list[tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]],
) -> None:
    """Call breaking or risky what buf calls breaking, over a history of random versions."""
    lock, before, last = EMPTY, EMPTY, None
    with tempfile.TemporaryDirectory() as scratch:
        for number, version in enumerate(history):
            folder = Path(scratch, str(number))
            contract = contract_of_program(program(*version), Report())
            lock, _ = write_contract(contract, folder, before)
            if last is not None:
                edits = [*number_edits(before, lock)]
                ours = any(edit.level.is_at_least(Level.RISKY) for edit in edits)
                assert ours == buf_breaks(last, folder), edits
            before, last = lock, folder


HOLDER = "task flows.train inputs"


def only(old: tuple[Given, ...], new: tuple[Given, ...]) -> NumberEdit:
    """Give the one edit between two versions of a message."""
    (edit,) = number_edits(Lock({HOLDER: old}), Lock({HOLDER: new}))
    return edit


@pytest.mark.parametrize(
    ("new", "level"),
    [
        (Given(1, "a", "integer", True), Level.COMPATIBLE),
        (Given(2, "a", "integer"), Level.BREAKING),
        (Given(1, "b", "integer"), Level.BREAKING),
        (Given(1, "a", "string"), Level.BREAKING),
    ],
    ids=["retired", "renumbered", "reused", "retyped-in-place"],
)
def test_edits_of_a_field(new: Given, level: Level) -> None:
    """Tell a number that is kept from one that means another thing."""
    edit = only((Given(1, "a", "integer"),), (new,))
    assert edit.level is level
    subject = subject_of(edit, ())
    assert (subject.kind, subject.name, subject.part) == (
        EntityKind.TASK,
        "flows.train",
        "input a",
    )


def test_what_was_gone_stays_gone() -> None:
    """Let no number of a tombstone be given again, nor its name without a word."""
    gone = Given(1, "a", "integer", True)
    assert [*number_edits(Lock({HOLDER: (gone,)}), Lock({HOLDER: (gone,)}))] == []
    edit = only((gone,), (Given(1, "b", "integer"),))
    assert edit.is_reused
    assert edit.level is Level.BREAKING
    edit = only((gone,), (gone, Given(2, "a", "integer")))
    assert edit.level is Level.RISKY
