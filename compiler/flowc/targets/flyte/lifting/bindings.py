"""Bindings from `flyteidl.core.Binding`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flyteidl.core import literals_pb2, types_pb2

from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc_ir.graph import (
    START_NODE,
    Binding,
    BindingEntry,
    BindingValue,
    ListBinding,
    LiteralBinding,
    MapBinding,
    PromiseBinding,
)
from flowc_ir.literals import Entry, ListLiteral, Literal, MapLiteral

# flytepropeller v1.16.8 pkg/compiler/validators/vars.go: an item of a list, and then the output.
_ITEM = re.compile(r"\[(\d+)\]\.(\w+)", re.ASCII)


def bindings(
    messages: Iterable[literals_pb2.Binding], field: str, place: Place, scope: Scope
) -> tuple[Binding, ...]:
    """Give what flows into ports, in order."""
    found: list[Binding] = []
    for number, message in enumerate(messages):
        where = place.item(field, message.var or number)
        if not message.HasField("binding"):
            reason = f"nothing flows into `{message.var}`"
            scope.report.add(MISSING_VALUE.at(where.span, reason))
            continue
        value = _value(message.binding, where, scope)
        if value is not None:
            found.append(Binding(message.var, value))
    return tuple(found)


def _value(message: literals_pb2.BindingData, place: Place, scope: Scope) -> BindingValue | None:
    match message.WhichOneof("value"):
        case "scalar":
            return LiteralBinding(
                value=scope.literals.scalar(message.scalar, place), span=place.span
            )
        case "promise":
            return _promise(message.promise, place)
        case "collection":
            found = [
                _value(item, place.item("items", number), scope)
                for number, item in enumerate(message.collection.bindings)
            ]
            return _list([item for item in found if item is not None], place)
        case "map":
            held = message.map.bindings
            pairs = [
                (key, _value(held[key], place.item("entries", key), scope)) for key in sorted(held)
            ]
            return _map([(key, item) for key, item in pairs if item is not None], place)
        case _:
            scope.report.add(
                MISSING_VALUE.at(
                    place.span,
                    "the binding holds neither a promise nor a constant",
                    backend="MismatchingBindings",
                )
            )
            return None


def _promise(message: types_pb2.OutputReference, place: Place) -> PromiseBinding:
    path: list[str | int] = [
        step.int_value if step.WhichOneof("value") == "int_value" else step.string_value
        for step in message.attr_path
    ]
    output = message.var
    indexed = _ITEM.fullmatch(output)
    if indexed:
        output = indexed[2]
        path.insert(0, int(indexed[1]))
    return PromiseBinding(
        node=message.node_id or START_NODE, output=output, path=tuple(path), span=place.span
    )


def _list(items: Sequence[BindingValue], place: Place) -> BindingValue:
    """Give a list; one of constants only is a constant."""
    constants = [item.value for item in items if isinstance(item, LiteralBinding)]
    if len(constants) == len(items):
        return LiteralBinding(value=ListLiteral(tuple(constants)), span=place.span)
    return ListBinding(items=tuple(items), span=place.span)


def _map(entries: Sequence[tuple[str, BindingValue]], place: Place) -> BindingValue:
    constants: list[tuple[str, Literal]] = [
        (key, item.value) for key, item in entries if isinstance(item, LiteralBinding)
    ]
    if len(constants) == len(entries):
        literal = MapLiteral(tuple(Entry(key, item) for key, item in constants))
        return LiteralBinding(value=literal, span=place.span)
    return MapBinding(
        entries=tuple(BindingEntry(key, item) for key, item in entries), span=place.span
    )
