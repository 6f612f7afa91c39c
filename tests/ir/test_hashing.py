"""Semantic hashes: what changes them, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flowc_ir.graph import Workflow
from flowc_ir.hashing import semantic_hash, semantic_hashes
from flowc_ir.interface import Documentation, Interface, Parameter
from flowc_ir.literals import RecordLiteral
from flowc_ir.plain import PlainMap, plain_map
from flowc_ir.program import Entity, Manifest, Opaque, Program
from flowc_ir.records import Definition, Enum, Field, Record, RecordKind
from flowc_ir.reflect import hints_of
from flowc_ir.source import Source, Span
from flowc_ir.task import Pair, Task
from flowc_ir.types import EnumType, ListType, RecordType, UnknownType
from ir.any_values import changes, fields, has_parts
from ir.sample import ADD, GONE, MAIN, MOVE, PLAN, PROGRAM, at

_FOR_PEOPLE = {"doc", "docs", "blank_doc"}
_WITHOUT_HASH = {Program, Source, Manifest, Opaque, RecordType, EnumType, UnknownType}
_FIELDS = [
    (cls, name)
    for cls, name in fields()
    if cls not in _WITHOUT_HASH and not has_parts(hints_of(cls)[name])
]
_DEFINITIONS = {definition.name: definition for definition in PROGRAM.types}

# Hashes are written into files and compared across releases: these must never change.
_PINNED = {
    "demo.add": "a1e64b77b9d716417f701782a1725f267543d82aadf97632a8b7ec2082bcf159",
    "demo.move": "e74e2e18e4b966e6daf026e5ebbf03953d627dfa6928f6e9ad995eb5118a997f",
    "demo.main": "161de60b3e5a58b41c2fb0827640bf901094d100cb55fae7be8076b1059a2de0",
    "demo.nightly": "c413fdf1cf76d8511ad1fdec9f495254078cc6ca8c2dd3c7d8c0c50b0f213c5f",
}


@pytest.mark.parametrize(
    ("cls", "field"), _FIELDS, ids=lambda part: getattr(part, "__name__", part)
)
@settings(max_examples=6, deadline=None)
@given(st.data())
def test_a_field_changes_the_hash_unless_it_is_for_people(
    cls: type[object], field: str, data: st.DataObject
) -> None:
    """Change one field: the hash changes iff the field means something to a machine."""
    before, after = (_hash_of_all(program) for program in data.draw(changes(cls, field)))
    assume(all(before + after))
    is_for_people = hints_of(cls)[field] is Span or field in _FOR_PEOPLE or cls is Documentation
    assert (before == after) is is_for_people


@pytest.mark.parametrize("entity", [ADD, MOVE, MAIN, PLAN], ids=lambda entity: entity.name)
def test_pinned(entity: Entity) -> None:
    """Give the hashes that were given before."""
    assert semantic_hash(entity, _DEFINITIONS) == _PINNED[entity.name]


def test_moving_and_documenting_change_nothing() -> None:
    """Move and document a task, and put other entities before it."""
    parameter = replace(ADD.interface.inputs[0], doc="new", span=at(99))
    interface = replace(ADD.interface, inputs=(parameter, *ADD.interface.inputs[1:]))
    moved = replace(ADD, interface=interface, docs=Documentation(short="new"), span=at(7))
    assert _hash(moved) == _hash(ADD)
    assert semantic_hashes(replace(PROGRAM, entities=(MAIN, moved)))[1] == _hash(ADD)


def test_what_is_unordered_on_the_wire_has_no_order() -> None:
    """Turn a mapping around: it is the same, except in msgpack."""
    one, other = plain_map(a=1, b=2), plain_map(b=2, a=1)
    assert _hash(replace(ADD, custom=one)) == _hash(replace(ADD, custom=other))
    assert _hash(_with_default(one)) != _hash(_with_default(other))
    pairs = (Pair("a", "1"), Pair("b", "2"))
    assert _hash(replace(ADD, config=pairs)) == _hash(replace(ADD, config=pairs[::-1]))


def test_definitions_count_as_far_as_they_are_reached() -> None:
    """Change a record inside a record, and one that nothing reaches."""
    outer = Record(name="Outer", kind=RecordKind.DATACLASS, fields=(_field(RecordType("Inner")),))
    inner = Record(name="Inner", kind=RecordKind.DATACLASS, fields=(_field(RecordType("Outer")),))
    task = _with_type(ListType(RecordType("Outer")))
    first = _table(outer, inner)
    changed = _table(outer, replace(inner, kind=RecordKind.PYDANTIC))
    beside = _table(outer, inner, Enum(name="Beside"))
    assert semantic_hash(task, first)
    assert semantic_hash(task, first) != semantic_hash(task, changed)
    assert semantic_hash(task, first) == semantic_hash(task, beside)


def test_a_caller_keeps_its_hash() -> None:
    """Change a task that a workflow calls: the workflow is the same."""
    changed = replace(PROGRAM, entities=(replace(ADD, type_version=9), *PROGRAM.entities[1:]))
    assert semantic_hashes(changed)[1:] == semantic_hashes(PROGRAM)[1:]
    assert semantic_hashes(changed)[0] != semantic_hashes(PROGRAM)[0]


def test_what_is_unknown_has_no_hash() -> None:
    """Give nothing rather than a guess."""
    assert semantic_hash(GONE, _DEFINITIONS) == ""
    assert _hash(_with_type(UnknownType("why"))) == ""
    assert _hash(_with_type(RecordType("nowhere"))) == ""
    unknown = Record(name="R", kind=RecordKind.DATACLASS, fields=(_field(UnknownType("why")),))
    assert semantic_hash(_with_type(RecordType("R")), _table(unknown)) == ""
    assert semantic_hash(Workflow(name="w", interface=Interface()), {})


def _hash(entity: Entity) -> str:
    return semantic_hash(entity, _DEFINITIONS)


def _hash_of_all(program: Program) -> tuple[str, ...]:
    """Give the hashes of the entities, and of one task for each definition."""
    table = _table(*program.types)
    users = [
        _with_type(RecordType(name) if isinstance(definition, Record) else EnumType(name))
        for name, definition in table.items()
    ]
    return tuple(semantic_hash(entity, table) for entity in (*program.entities, *users))


def _table(*definitions: Definition) -> dict[str, Definition]:
    return {definition.name: definition for definition in definitions}


def _field(type_: RecordType | UnknownType) -> Field:
    return Field(name="field", type=type_)


def _with_type(type_: RecordType | EnumType | ListType | UnknownType) -> Task:
    return replace(ADD, interface=Interface(inputs=(Parameter(name="a", type=type_),)))


def _with_default(value: PlainMap) -> Task:
    parameter = replace(ADD.interface.inputs[0], default=RecordLiteral(value))
    return replace(ADD, interface=Interface(inputs=(parameter,)))
