"""Displays: lists, tuples, sets and dicts that are written out."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    DictValue,
    InstanceValue,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def elements(machine: Machine, nodes: list[ast.expr], scope: Scope) -> list[Value] | Unknown:
    """Evaluate elements, with what stars add; unknown if something with a star is."""
    items: list[Value] = []
    unknown: Unknown | None = None
    for element in nodes:
        if isinstance(element, ast.Starred):
            value = machine.evaluate(element.value, scope)
            more = machine.iterate(value, machine.span(element, scope.module))
            if isinstance(more, Unknown):
                unknown = more
            else:
                machine.charge(ListValue(more))
                items.extend(more)
        else:
            items.append(machine.evaluate(element, scope))
    return items if unknown is None else unknown.holding(items)


def list_display(machine: Machine, nodes: list[ast.expr], scope: Scope) -> Value:
    """Evaluate a list that is written out."""
    items = elements(machine, nodes, scope)
    return ListValue([], items) if isinstance(items, Unknown) else ListValue(items)


def tuple_display(machine: Machine, nodes: list[ast.expr], scope: Scope) -> Value:
    """Evaluate a tuple that is written out."""
    items = elements(machine, nodes, scope)
    return items if isinstance(items, Unknown) else TupleValue(tuple(items))


def set_display(machine: Machine, node: ast.Set, scope: Scope) -> Value:
    """Evaluate a set that is written out."""
    items = elements(machine, node.elts, scope)
    return items if isinstance(items, Unknown) else set_of(machine, items, node, scope)


def set_of(machine: Machine, items: list[Value], node: ast.expr, scope: Scope) -> Value:
    """Make a set of items; what is wrong with one stands at `node`."""
    made: dict[object, Value] = {}
    for item in items:
        key = machine.key(item, machine.span(node, scope.module))
        if isinstance(key, Unknown):
            return SetValue({}, lost=key)
        made.setdefault(key, item)
    return SetValue(made)


def dict_display(machine: Machine, node: ast.Dict, scope: Scope) -> Value:
    """Evaluate a dict that is written out."""
    result = DictValue({})
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        span = machine.span(value_node, scope.module)
        if key_node is None:
            value = machine.evaluate(value_node, scope)
            _merge(machine, result, value, span)
            continue
        key_value = machine.evaluate(key_node, scope)
        value = machine.evaluate(value_node, scope)
        machine.set_subscript(result, key_value, value, span)
    return result


def _merge(machine: Machine, target: DictValue, value: Value, span: Span) -> None:
    if isinstance(value, InstanceValue) and isinstance(value.payload, DictValue):
        value = value.payload
    if isinstance(value, DictValue) and value.lost is None:
        target.entries.update(value.entries)
    elif isinstance(value, DictValue) and value.lost is not None:
        forget(target, value.lost)
    elif isinstance(value, Unknown):
        forget(target, value)
    else:
        filler = machine.attribute(target, "update", span)
        machine.call_with(filler, value, span=span)
