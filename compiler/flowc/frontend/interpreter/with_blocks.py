"""`with` statements."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.assignment import assign
from flowc.frontend.interpreter.exceptions import run_try
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import Completion, Raised
from flowc.frontend.interpreter.values import NONE, External, InstanceValue, Unknown, Value
from flowc_ir.source import Span

SUPPRESS = "contextlib.suppress"


def run_with(machine: Machine, node: ast.With | ast.AsyncWith, scope: Scope) -> Completion | None:
    """Run a `with` statement.

    A context manager that is not known is taken to run its body once.
    """
    if (guarded := _as_try(machine, node, scope)) is not None:
        return run_try(machine, guarded, scope)
    return _run_items(machine, node, 0, scope)


def _as_try(machine: Machine, node: ast.With | ast.AsyncWith, scope: Scope) -> ast.Try | None:
    """Write `with suppress(…):` as the `try` that it is: its body may raise at any statement."""
    expression = node.items[0].context_expr
    if len(node.items) > 1 or not isinstance(expression, ast.Call) or expression.keywords:
        return None
    name = expression.func
    if not isinstance(name, (ast.Name, ast.Attribute)) or not expression.args:
        return None
    if any(isinstance(argument, ast.Starred) for argument in expression.args):
        return None
    if not (isinstance(name, ast.Name) or isinstance(name.value, ast.Name)):
        return None
    function = machine.evaluate(name, scope)
    if not isinstance(function, External) or function.name != SUPPRESS:
        return None
    caught = ast.copy_location(ast.Tuple(expression.args, ast.Load()), expression)
    pass_ = ast.copy_location(ast.Pass(), node)
    handler = ast.copy_location(ast.ExceptHandler(caught, None, [pass_]), node)
    return ast.copy_location(ast.Try(node.body, [handler], [], []), node)


def _run_items(
    machine: Machine, node: ast.With | ast.AsyncWith, position: int, scope: Scope
) -> Completion | None:
    if position == len(node.items):
        return machine.execute(node.body, scope)
    item = node.items[position]
    span = machine.span(item.context_expr, scope.module)
    manager = machine.evaluate(item.context_expr, scope)
    entered = enter(machine, manager, span)
    if item.optional_vars is not None:
        assign(machine, item.optional_vars, entered, scope)
    try:
        completion = _run_items(machine, node, position + 1, scope)
    except Raised as raised:
        swallowed = leave(machine, manager, span, raised)
        if swallowed is False:
            raise
        if isinstance(swallowed, Unknown):
            scope.left_early = swallowed
        return None
    leave(machine, manager, span, None)
    return completion


def enter(machine: Machine, manager: Value, span: Span) -> Value:
    """Enter a context manager, and give what `as` binds."""
    if isinstance(manager, (InstanceValue, Extension)):
        method = machine.find_attribute(manager, "__enter__", span)
        if method is None:
            machine.throw("TypeError", "object is not a context manager", span)
        return machine.call_with(method, span=span)
    if isinstance(manager, Unknown):
        return manager
    return machine.lost("what this context manager gives is not known", span)


def leave(machine: Machine, manager: Value, span: Span, raised: Raised | None) -> bool | Unknown:
    """Leave a context manager; tell whether it swallows the exception."""
    if raised is not None and isinstance(manager, (Unknown, External)):
        return Unknown("whether a context manager swallows an exception is not known", span)
    if not isinstance(manager, (InstanceValue, Extension)):
        return False
    method = machine.find_attribute(manager, "__exit__", span)
    if method is None or isinstance(method, Unknown):
        return False
    given: tuple[Value, ...] = (NONE, NONE, NONE)
    if raised is not None:
        traceback = Unknown("a traceback is not followed", span)
        given = (machine.type_of(raised.exception), raised.exception, traceback)
    result = machine.call_with(method, *given, span=span)
    return machine.truth(result, span)
