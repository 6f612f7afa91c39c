"""Bindings: what flows into the ports of nodes and out of workflows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from flyteidl.core import literals_pb2, types_pb2

from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.literals import scalar_of
from flowc_ir.graph import (
    START_NODE,
    Binding,
    BindingValue,
    ListBinding,
    LiteralBinding,
    MapBinding,
    PromiseBinding,
)
from flowc_ir.literals import HashedLiteral, ListLiteral, Literal, MapLiteral


def bindings_of(bindings: Iterable[Binding], types: LiteralTypes) -> list[literals_pb2.Binding]:
    """Encode bindings in their order; raises UnencodableError."""
    return [
        literals_pb2.Binding(var=binding.port, binding=_data(binding.value, types))
        for binding in bindings
    ]


def _data(value: BindingValue, types: LiteralTypes) -> literals_pb2.BindingData:
    match value:
        case PromiseBinding():
            return literals_pb2.BindingData(promise=_promise(value))
        case LiteralBinding(value=literal):
            return _constant(literal, types)
        case ListBinding(items=items):
            return _collection([_data(item, types) for item in items])
        case MapBinding(entries=entries):
            return _map({entry.key: _data(entry.value, types) for entry in entries})
        case _:
            assert_never(value)


def _constant(literal: Literal, types: LiteralTypes) -> literals_pb2.BindingData:
    """Encode a constant; lists and mappings are taken apart, as if promises were in them."""
    match literal:
        case ListLiteral(items=items):
            return _collection([_constant(item, types) for item in items])
        case MapLiteral(entries=entries):
            return _map({entry.key: _constant(entry.value, types) for entry in entries})
        case HashedLiteral(value=value):
            return _constant(value, types)
        case _:
            return literals_pb2.BindingData(scalar=scalar_of(literal, types))


def _collection(items: list[literals_pb2.BindingData]) -> literals_pb2.BindingData:
    return literals_pb2.BindingData(collection=literals_pb2.BindingDataCollection(bindings=items))


def _map(items: dict[str, literals_pb2.BindingData]) -> literals_pb2.BindingData:
    return literals_pb2.BindingData(map=literals_pb2.BindingDataMap(bindings=items))


def _promise(promise: PromiseBinding) -> types_pb2.OutputReference:
    path = [
        types_pb2.PromiseAttribute(int_value=step)
        if isinstance(step, int)
        else types_pb2.PromiseAttribute(string_value=step)
        for step in promise.path
    ]
    # flytekit 1.16.31 leaves the node of a workflow's own inputs unnamed.
    node = "" if promise.node == START_NODE else promise.node
    return types_pb2.OutputReference(node_id=node, var=promise.output, attr_path=path)
