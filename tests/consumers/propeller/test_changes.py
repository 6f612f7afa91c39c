"""Changed types before FlytePropeller's compiler: proofs fail, and old callers compile."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from comparison.test_probes import edges
from comparison.wires import is_ambiguous
from consumers.propeller.compiler import of_case, program
from flowc.comparison.probes import judge_input, judge_output
from flowc_ir.plain import thaw
from flowc_validators.wire.types import (
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Nothing,
    Schema,
    Simple,
    Struct,
    Union,
    Wire,
)

Edge = tuple[Wire, Wire]

many: SearchStrategy[list[tuple[Wire, Wire, Wire]]] = st.lists(edges(), min_size=20, max_size=60)


@pytest.fixture(autouse=True)
def built() -> None:
    """Leave all out where the compiler is not built."""
    program()


@settings(max_examples=15, deadline=None)
@given(many)
def test_inputs(changes: list[tuple[Wire, Wire, Wire]]) -> None:
    """Let what flowed into the old type flow into one that is called compatible."""
    verdicts = [judge_input(old, new) for old, new, _ in changes]
    probes = [
        v.failing.type if v.failing else o for v, (_, _, o) in zip(verdicts, changes, strict=True)
    ]
    before = castable([(p, old) for p, (old, _, _) in zip(probes, changes, strict=True)])
    after = castable([(p, new) for p, (_, new, _) in zip(probes, changes, strict=True)])
    for verdict, fitted, fits, change in zip(verdicts, before, after, changes, strict=True):
        if verdict.failing is not None:
            assert fitted, change
            assert not fits, change
        else:
            assert fits or not fitted, change


@settings(max_examples=15, deadline=None)
@given(many)
def test_outputs(changes: list[tuple[Wire, Wire, Wire]]) -> None:
    """Let what took the old type take one that is called compatible."""
    verdicts = [judge_output(old, new) for old, new, _ in changes]
    probes = [
        v.failing.type if v.failing else o for v, (_, _, o) in zip(verdicts, changes, strict=True)
    ]
    before = castable([(old, p) for p, (old, _, _) in zip(probes, changes, strict=True)])
    after = castable([(new, p) for p, (_, new, _) in zip(probes, changes, strict=True)])
    rows = zip(verdicts, probes, before, after, changes, strict=True)
    for verdict, probe, fitted, fits, change in rows:
        if verdict.failing is not None:
            assert fitted, change
            assert not fits, change
        else:
            assert fits or not fitted or is_ambiguous(probe), change


def castable(found: Sequence[Edge]) -> list[bool]:
    """Ask the compiler of many edges at once: each is a node of one workflow."""
    with tempfile.TemporaryDirectory() as scratch:
        (verdict,) = of_case(case_of(found), Path(scratch))
    assert not verdict.codes or "MismatchingTypes" in {code for code, _ in verdict.codes}, verdict
    wrong = {node for code, node in verdict.codes if code == "MismatchingTypes"}
    assert verdict.is_good is not bool(wrong), verdict.text
    return [f"n{number}" not in wrong for number in range(len(found))]


def case_of(found: Sequence[Edge]) -> dict[str, object]:
    """Give a workflow whose inputs have the types upstream, and flow into tasks."""
    inputs = {f"x{n}": {"type": literal_type(up)} for n, (up, _) in enumerate(found)}
    return {
        "name": "edges",
        "workflow": {
            "id": identifier("WORKFLOW", "w"),
            "interface": {"inputs": {"variables": inputs}, "outputs": {"variables": {}}},
            "nodes": [node(number) for number in range(len(found))],
        },
        "tasks": [task(number, down) for number, (_, down) in enumerate(found)],
    }


def identifier(kind: str, name: str) -> dict[str, str]:
    """Give the id of an entity."""
    return {"resourceType": kind, "project": "p", "domain": "d", "name": name, "version": "v"}


def node(number: int) -> dict[str, object]:
    """Give a node that runs a task with an input of the workflow."""
    promise = {"promise": {"nodeId": "start-node", "var": f"x{number}"}}
    return {
        "id": f"n{number}",
        "taskNode": {"referenceId": identifier("TASK", f"t{number}")},
        "inputs": [{"var": "a", "binding": promise}],
    }


def task(number: int, type_: Wire) -> dict[str, object]:
    """Give a task with one input."""
    return {
        "id": identifier("TASK", f"t{number}"),
        "type": "python-task",
        "interface": {
            "inputs": {"variables": {"a": {"type": literal_type(type_)}}},
            "outputs": {"variables": {}},
        },
        "container": {"image": "i", "args": ["a"]},
    }


def literal_type(type_: Wire) -> dict[str, object]:
    """Give a type as protobuf's JSON has it."""
    match type_:
        case Simple(kind=kind, tag=tag):
            return {"simple": kind, **structure(tag)}
        case Enum(values=values, tag=tag):
            return {"enumType": {"values": [*values]}, **structure(tag)}
        case Struct(schema=schema, tag=tag):
            metadata = {} if schema is None else {"metadata": thaw(schema)}
            return {"simple": "STRUCT", **metadata, **structure(tag)}
        case Collection(item=item):
            return {"collectionType": literal_type(item)}
        case Mapping(value=value):
            return {"mapValueType": literal_type(value)}
        case Union(variants=variants):
            return {"unionType": {"variants": [*map(literal_type, variants)]}}
        case Blob(format=format_, is_folder=is_folder):
            kind = "MULTIPART" if is_folder else "SINGLE"
            return {"blob": {"format": format_, "dimensionality": kind}}
        case Dataset(format=format_, columns=columns):
            named = [{"name": n, "literalType": literal_type(t)} for n, t in columns]
            return {"structuredDatasetType": {"format": format_, "columns": named}}
        case Schema(columns=kinds):
            return {"schema": {"columns": [{"name": n, "type": k} for n, k in kinds if k]}}
        case Nothing():
            return {}
        case _:
            assert_never(type_)


def structure(tag: str) -> dict[str, object]:
    """Give the tag of a variant."""
    return {"structure": {"tag": tag}} if tag else {}
