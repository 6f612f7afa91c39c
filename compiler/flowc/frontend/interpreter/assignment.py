"""Assignment: names, attributes, items and unpacking."""

from __future__ import annotations

import ast
from itertools import islice

from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.values import IteratorValue, ListValue, Unknown, Value
from flowc_ir.source import Span


def assign(machine: Machine, target: ast.expr, value: Value, scope: Scope) -> None:
    """Assign a value to a target: a name, an attribute, an item or a pattern of these."""
    match target:
        case ast.Name(id=name):
            scope.bind(name, value)
        case ast.Attribute(value=owner_node, attr=name):
            owner = machine.evaluate(owner_node, scope)
            machine.set_attribute(owner, name, value, machine.span(target, scope.module))
        case ast.Subscript(value=owner_node, slice=key_node):
            owner = machine.evaluate(owner_node, scope)
            key = machine.evaluate(key_node, scope)
            machine.set_subscript(owner, key, value, machine.span(target, scope.module))
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            _unpack(machine, elements, value, target, scope)
        case ast.Starred(value=inner):
            assign(machine, inner, value, scope)
        case _:
            machine.lost("this target is not followed", machine.span(target, scope.module))


def _unpack(
    machine: Machine, elements: list[ast.expr], value: Value, target: ast.expr, scope: Scope
) -> None:
    span = machine.span(target, scope.module)
    star = next((i for i, e in enumerate(elements) if isinstance(e, ast.Starred)), None)
    required = len(elements) - (star is not None)
    items = _items(machine, value, None if star is not None else required + 1, span)
    if isinstance(items, Unknown):
        for element in elements:
            assign(machine, element, items, scope)
        return
    if len(items) < required:
        least = "at least " if star is not None else ""
        message = f"not enough values to unpack (expected {least}{required}, got {len(items)})"
        machine.throw("ValueError", message, span)
    if star is None:
        if len(items) > required:
            machine.throw("ValueError", f"too many values to unpack (expected {required})", span)
        for element, item in zip(elements, items, strict=True):
            assign(machine, element, item, scope)
        return
    after = len(elements) - star - 1
    for element, item in zip(elements[:star], items, strict=False):
        assign(machine, element, item, scope)
    middle = items[star : len(items) - after]
    assign(machine, elements[star], ListValue(middle), scope)
    for element, item in zip(elements[star + 1 :], items[len(items) - after :], strict=True):
        assign(machine, element, item, scope)


def _items(machine: Machine, value: Value, most: int | None, span: Span) -> list[Value] | Unknown:
    """Give the items to unpack; of an iterator no more than Python would take."""
    if most is None or not isinstance(value, IteratorValue):
        return machine.iterate(value, span)
    try:
        return list(islice(walk(machine, value, span), most))
    except ItemsLost as lost:
        return lost.unknown
