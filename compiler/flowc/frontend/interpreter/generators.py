"""Generators: function bodies that stop at each `yield` and go on later."""

from __future__ import annotations

import ast
from collections.abc import Generator, Sequence
from typing import TypeAlias

from flowc.frontend.interpreter.assignment import assign
from flowc.frontend.interpreter.exceptions import find_handler, forget_body, may_go_on_after_raise
from flowc.frontend.interpreter.iteration import Ended, is_stop, make_iterator, step, walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import (
    Break,
    Completion,
    ItemsLost,
    Raised,
    Return,
)
from flowc.frontend.interpreter.values import NONE, FunctionValue, IteratorValue, Unknown, Value
from flowc.frontend.interpreter.with_blocks import enter, leave
from flowc_ir.source import Span

Steps: TypeAlias = Generator[Value, Value | None, Completion | None]

NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def run_generator(
    machine: Machine, function: FunctionValue, node: ast.FunctionDef, scope: Scope
) -> Generator[Value, Value | None, Value]:
    """Give what a generator function yields, running its body as far as it is asked to.

    Raises `ItemsLost` where it is not known how the body goes on. An exception that is thrown in
    is raised at the `yield` where the body stands; what is sent in is what that `yield` gives.
    """
    body = _run(machine, node.body, scope)
    thrown: Raised | None = None
    sent: Value | None = None
    while True:
        machine.stack.append(function)
        try:
            item = body.send(sent) if thrown is None else body.throw(thrown)
        except StopIteration as stop:
            completion: object = stop.value
            return completion.value if isinstance(completion, Return) else NONE
        except Raised as raised:
            if is_stop(raised.exception):
                machine.throw("RuntimeError", "generator raised StopIteration", raised.span)
            raise
        except ItemsLost as lost:
            # How far the body goes on is not known, so all of it may or may not run.
            raise ItemsLost(machine.havoc(node.body, scope, lost.unknown)) from None
        finally:
            machine.stack.pop()
        thrown, sent = None, None
        try:
            sent = yield item
        except Raised as raised:
            thrown = raised


def yields(node: ast.AST) -> bool:
    """Tell whether code yields; bodies of inner functions do not count."""
    pending: list[ast.AST] = [node]
    while pending:
        inner = pending.pop()
        if isinstance(inner, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(inner, NESTED):
            pending.extend(ast.iter_child_nodes(inner))
    return False


def _run(machine: Machine, statements: Sequence[ast.stmt], scope: Scope) -> Steps:
    for statement in statements:
        if yields(statement):
            completion = yield from _statement(machine, statement, scope)
        else:
            completion = machine.execute([statement], scope)
        if completion is not None:
            return completion
        if (left := scope.left_early or scope.loop_left) is not None:
            raise ItemsLost(left)
    return None


def _statement(machine: Machine, node: ast.stmt, scope: Scope) -> Steps:
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom() as inner):
            yield from _yield(machine, inner, scope)
        case ast.Assign(value=ast.Yield() | ast.YieldFrom() as inner):
            value = yield from _yield(machine, inner, scope)
            for target in node.targets:
                assign(machine, target, value, scope)
        case ast.Return(value=ast.Yield() | ast.YieldFrom() as inner):
            return Return((yield from _yield(machine, inner, scope)))
        case ast.If() if not yields(node.test):
            return (yield from _if(machine, node, scope))
        case ast.For() if not yields(node.iter):
            return (yield from _for(machine, node, scope))
        case ast.While() if not yields(node.test):
            return (yield from _while(machine, node, scope))
        case ast.Try():
            return (yield from _try(machine, node, scope))
        case ast.With() if not any(yields(item) for item in node.items):
            return (yield from _with(machine, node, 0, scope))
        case _:
            span = machine.span(node, scope.module)
            raise ItemsLost(machine.lost("`yield` in this place is not followed", span))
    return None


def _yield(
    machine: Machine, node: ast.Yield | ast.YieldFrom, scope: Scope
) -> Generator[Value, Value | None, Value]:
    span = machine.span(node, scope.module)
    value = NONE if node.value is None else machine.evaluate(node.value, scope)
    if isinstance(node, ast.Yield):
        sent = yield value
        return NONE if sent is None else sent
    return (yield from _delegate(machine, value, span))


def _delegate(machine: Machine, value: Value, span: Span) -> Generator[Value, Value | None, Value]:
    """Yield from another iterator: what is sent or thrown in goes to it (PEP 380)."""
    iterator = make_iterator(machine, value, span)
    if isinstance(iterator, Unknown):
        raise ItemsLost(iterator)
    if not isinstance(iterator, IteratorValue):
        raise ItemsLost(machine.lost("this iterator is not followed", span))
    given: Value | Raised | None = None
    while True:
        item = step(machine, iterator, span, given)
        if isinstance(item, Ended):
            return item.value
        try:
            given = yield item
        except Raised as raised:
            given = raised


def _condition(machine: Machine, node: ast.expr, scope: Scope) -> bool:
    holds = machine.truth(machine.evaluate(node, scope), machine.span(node, scope.module))
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds


def _if(machine: Machine, node: ast.If, scope: Scope) -> Steps:
    branch = node.body if _condition(machine, node.test, scope) else node.orelse
    return (yield from _run(machine, branch, scope))


def _for(machine: Machine, node: ast.For, scope: Scope) -> Steps:
    source = machine.evaluate(node.iter, scope)
    for item in walk(machine, source, machine.span(node.iter, scope.module)):
        assign(machine, node.target, item, scope)
        completion = yield from _run(machine, node.body, scope)
        if isinstance(completion, Break):
            return None
        if isinstance(completion, Return):
            return completion
    return (yield from _run(machine, node.orelse, scope))


def _while(machine: Machine, node: ast.While, scope: Scope) -> Steps:
    while _condition(machine, node.test, scope):
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(node, scope)
        completion = yield from _run(machine, node.body, scope)
        if isinstance(completion, Break):
            return None
        if isinstance(completion, Return):
            return completion
    return (yield from _run(machine, node.orelse, scope))


def _try(machine: Machine, node: ast.Try, scope: Scope) -> Steps:
    # Not a host `finally`: the host closes a generator that nobody asks any more at any time.
    try:
        completion = yield from _try_body(machine, node, scope)
    except Raised:
        last = yield from _run(machine, node.finalbody, scope)
        if last is not None:
            return last
        raise
    last = yield from _run(machine, node.finalbody, scope)
    return completion if last is None else last


def _try_body(machine: Machine, node: ast.Try, scope: Scope) -> Steps:
    losses = machine.losses
    try:
        completion = yield from _run(machine, node.body, scope)
    except Raised as raised:
        handler = find_handler(machine, node, scope, raised)
        if isinstance(handler, Unknown):
            raise ItemsLost(handler) from None
        if handler.name is not None:
            scope.bind(handler.name, raised.exception)
        machine.handled.append(raised)
        try:
            return (yield from _run(machine, handler.body, scope))
        finally:
            machine.handled.remove(raised)
            if handler.name is not None:
                scope.home(handler.name).pop(handler.name, None)
    if machine.losses != losses and may_go_on_after_raise(node):
        forget_body(machine, node, 0, scope)
        raise ItemsLost(Unknown("this `try` may raise", machine.span(node, scope.module)))
    if completion is not None:
        return completion
    return (yield from _run(machine, node.orelse, scope))


def _with(machine: Machine, node: ast.With, position: int, scope: Scope) -> Steps:
    if position == len(node.items):
        return (yield from _run(machine, node.body, scope))
    item = node.items[position]
    span = machine.span(item.context_expr, scope.module)
    manager = machine.evaluate(item.context_expr, scope)
    entered = enter(machine, manager, span)
    if item.optional_vars is not None:
        assign(machine, item.optional_vars, entered, scope)
    try:
        completion = yield from _with(machine, node, position + 1, scope)
    except Raised as raised:
        swallowed = leave(machine, manager, span, raised)
        if isinstance(swallowed, Unknown):
            raise ItemsLost(swallowed) from None
        if not swallowed:
            raise
        return None
    leave(machine, manager, span, None)
    return completion
