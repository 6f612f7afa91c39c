"""Going over a program meets every part once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

from hypothesis import given, settings

from flowc_ir.graph import (
    Binding,
    Comparison,
    LocalReference,
    Node,
    PromiseBinding,
    RemoteReference,
    Workflow,
)
from flowc_ir.program import Program
from flowc_ir.reflect import alternatives, hints_of, is_tuple
from flowc_ir.types import ListType
from flowc_ir.walk import (
    definition_types,
    interface_of,
    type_parts,
    walk_bindings,
    walk_conditions,
    walk_nodes,
    walk_promises,
    walk_references,
    walk_types,
)
from ir.any_values import programs
from ir.sample import GONE, MAIN, PLAN

_TYPES = set(alternatives(hints_of(ListType)["item"]))


def test_nodes_are_met_from_outside_in() -> None:
    """Meet a branch before the nodes inside it, and the failure node last."""
    ids = [node.id for node in walk_nodes(MAIN)]
    assert ids == ["n0", "n1", "n2", "n0", "n3", "n3-n0", "n4", "n5", "n6", "n7", "fn0"]


def test_references_are_met() -> None:
    """Meet what a workflow calls and what a launch plan starts."""
    names = Counter(reference.name for reference in walk_references(MAIN))
    assert names == {"demo.add": 4, "demo.move": 1, "other.plan": 1}
    assert [reference.name for reference in walk_references(PLAN)] == ["demo.main"]


def test_only_launch_plans_carry_no_interface() -> None:
    """Give the interface of each kind of entity."""
    assert interface_of(MAIN) is MAIN.interface
    assert interface_of(GONE) is GONE.interface
    assert interface_of(PLAN) is None


@settings(max_examples=400, deadline=None)
@given(programs())
def test_nothing_is_missed(program: Program) -> None:
    """Meet each part as often as it is there, in any program."""
    for entity in program.entities:
        met = [part for whole in walk_types(entity) for part in type_parts(whole)]
        assert _count(met) == _count(_all_of(entity, *_TYPES))
        references = list(walk_references(entity))
        assert _count(references) == _count(_all_of(entity, LocalReference, RemoteReference))
        if isinstance(entity, Workflow):
            _check_workflow(entity)
    for definition in program.types:
        met = [part for whole in definition_types(definition) for part in type_parts(whole)]
        assert _count(met) == _count(_all_of(definition, *_TYPES))


def _check_workflow(workflow: Workflow) -> None:
    nodes = list(walk_nodes(workflow))
    assert _count(nodes) == _count(_all_of(workflow, Node))
    bindings = list(walk_bindings(workflow))
    assert _count(bindings) == _count(_all_of(workflow, Binding))
    promises = [promise for binding in bindings for promise in walk_promises(binding.value)]
    assert _count(promises) == _count(_all_of(workflow, PromiseBinding))
    for condition in _all_of(workflow, Comparison):
        assert isinstance(condition, Comparison)
        assert list(walk_conditions(condition)) == [condition]


def _all_of(value: object, *classes: object) -> Iterator[object]:
    """Find values by looking at every field of everything."""
    if type(value) in classes:
        yield value
    if is_tuple(value):
        parts = value
    elif type(value).__module__.startswith("flowc_ir."):
        parts = tuple(attrgetter(name)(value) for name in hints_of(type(value)))
    else:
        parts = ()
    for part in parts:
        yield from _all_of(part, *classes)


def _count(values: Iterable[object]) -> Counter[str]:
    return Counter(map(repr, values))
