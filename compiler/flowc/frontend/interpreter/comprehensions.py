"""Comprehensions and generator expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.frontend.interpreter.assignment import assign
from flowc.frontend.interpreter.displays import set_of
from flowc.frontend.interpreter.functions import inner_qualname
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.unordered import OrderFree, Unordered, is_order_free
from flowc.frontend.interpreter.values import (
    DictValue,
    IteratorValue,
    ListValue,
    SetValue,
    Unknown,
    Value,
)

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


COMPREHENSION_NAMES: dict[type[Comprehension], str] = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}


def comprehension(machine: Machine, node: Comprehension, scope: Scope) -> Value:
    """Evaluate a comprehension, or make the iterator of a generator expression."""
    label = COMPREHENSION_NAMES[type(node)]
    inner = Scope(ScopeKind.COMPREHENSION, scope.module, {}, scope, inner_qualname(scope, label))
    inner.function = scope.function
    first = machine.evaluate(node.generators[0].iter, scope)
    if isinstance(first, Unordered) and first.ordered is None:
        if isinstance(node, OrderFree):
            if is_order_free(machine, node, scope):
                return _in_any_order(machine, node, first, inner)
    items = walk(machine, first, machine.span(node.generators[0].iter, scope.module))
    rounds = _rounds(machine, node, 0, items, inner)
    if isinstance(node, ast.GeneratorExp):
        return IteratorValue(_lazily(machine, node, rounds, inner), (first,))
    made: list[Value] = []
    try:
        return _collected(machine, node, rounds, inner, made)
    except ItemsLost as lost:
        return _lost_comprehension(machine, node, lost.unknown, inner, made)


def _in_any_order(machine: Machine, node: OrderFree, first: Unordered, inner: Scope) -> Value:
    items = first.in_any_order()
    if isinstance(items, Unknown):
        return items
    try:
        values = [
            machine.evaluate(node.elt, inner) for _ in _rounds(machine, node, 0, iter(items), inner)
        ]
    except ItemsLost as lost:
        return lost.unknown
    if isinstance(node, ast.SetComp):
        return set_of(machine, values, node, inner)
    return Unordered(values, is_iterator=isinstance(node, ast.GeneratorExp))


def _lazily(
    machine: Machine, node: ast.GeneratorExp, rounds: Iterator[None], inner: Scope
) -> Iterator[Value]:
    try:
        for _ in rounds:
            yield machine.evaluate(node.elt, inner)
    except ItemsLost as lost:
        raise ItemsLost(machine.havoc_of([node], inner, lost.unknown)) from None


def _lost_comprehension(
    machine: Machine, node: Comprehension, unknown: Unknown, inner: Scope, made: list[Value]
) -> Value:
    """Forget what a comprehension could change that may or may not go on."""
    unknown = machine.havoc_of([node], inner, unknown)
    if isinstance(node, ast.SetComp):
        return SetValue({}, lost=unknown)
    return DictValue({}, unknown) if isinstance(node, ast.DictComp) else ListValue(made, unknown)


def _collected(
    machine: Machine,
    node: ast.ListComp | ast.SetComp | ast.DictComp,
    rounds: Iterator[None],
    inner: Scope,
    made: list[Value],
) -> Value:
    if isinstance(node, ast.DictComp):
        result = DictValue({})
        span = machine.span(node, inner.module)
        for _ in rounds:
            key = machine.evaluate(node.key, inner)
            machine.set_subscript(result, key, machine.evaluate(node.value, inner), span)
        return result
    made.extend(machine.evaluate(node.elt, inner) for _ in rounds)
    if isinstance(node, ast.ListComp):
        return ListValue(made)
    return set_of(machine, made, node, inner)


def _rounds(
    machine: Machine, node: Comprehension, position: int, items: Iterator[Value], inner: Scope
) -> Iterator[None]:
    """Bind the targets of a comprehension, once for each element that it makes."""
    generator = node.generators[position]
    for item in _one_more(machine, items):
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(node, inner)
        assign(machine, generator.target, item, inner)
        if not all(_passes(machine, test, inner) for test in generator.ifs):
            continue
        if position + 1 == len(node.generators):
            yield
            continue
        iterable = node.generators[position + 1].iter
        source = machine.evaluate(iterable, inner)
        more = walk(machine, source, machine.span(iterable, inner.module))
        yield from _rounds(machine, node, position + 1, more, inner)


def _one_more(machine: Machine, items: Iterator[Value]) -> Iterator[Value]:
    """Give items; where no more are known, what is only looked at gets one of which nothing is."""
    try:
        yield from items
    except ItemsLost as lost:
        if machine.look is not None:
            yield lost.unknown
        raise


def _passes(machine: Machine, test: ast.expr, inner: Scope) -> bool:
    value = machine.evaluate(test, inner)
    holds = machine.truth(value, machine.span(test, inner.module))
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds
