"""Calls as they are written: arguments, stars, and what reads the scope around it."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.displays import elements
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.namespaces import NamespaceValue
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    Known,
    SuperValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def call(machine: Machine, node: ast.Call, scope: Scope) -> Value:
    """Evaluate a call."""
    function = machine.evaluate(node.func, scope)
    span = machine.call_span(node, scope.module)
    if isinstance(function, External) and function.name == "builtins.super":
        return _super(machine, node, scope, span)
    call = arguments(machine, node, scope, span)
    if isinstance(call, Unknown):
        machine.unknown_call(function, Call(positional=(), keywords={}, span=span), call)
        return call
    is_bare = not call.positional and not call.keywords
    if is_bare and isinstance(function, External) and function.name in SCOPE_FUNCTIONS:
        return _scope_function(machine, function.name, scope, span)
    return machine.call(function, call)


def arguments(machine: Machine, node: ast.Call, scope: Scope, span: Span) -> Call | Unknown:
    """Evaluate the arguments of a call; unknown if a `*` or `**` argument is."""
    positional = elements(machine, node.args, scope)
    keywords: dict[str, Value] = {}
    unknown = positional if isinstance(positional, Unknown) else None
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value, scope)
        if keyword.arg is not None:
            keywords[keyword.arg] = value
            continue
        more = _keyword_entries(machine, value, span)
        if isinstance(more, Unknown):
            unknown = more
            continue
        for name in more:
            if name in keywords:
                machine.throw("TypeError", f"multiple values for keyword argument '{name}'", span)
        keywords.update(more)
    if unknown is not None or isinstance(positional, Unknown):
        machine.losses += 1
        return unknown if unknown is not None else Unknown("an argument is not known", span)
    return Call(positional=tuple(positional), keywords=keywords, span=span)


def _keyword_entries(machine: Machine, value: Value, span: Span) -> dict[str, Value] | Unknown:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, InstanceValue) and value.payload is not None:
        value = value.payload
    if isinstance(value, Extension):
        value.refuse_host(span)
    if not isinstance(value, DictValue):
        return machine.lost("`**` of this object is not followed", span)
    if value.lost is not None:
        return value.lost
    result: dict[str, Value] = {}
    for key, item in value.entries.values():
        if not (isinstance(key, Known) and isinstance(key.value, str)):
            machine.throw("TypeError", "keywords must be strings", span)
        result[key.value] = item
    return result


SCOPE_FUNCTIONS = frozenset({"builtins.globals", "builtins.locals", "builtins.vars"})


def _scope_function(machine: Machine, name: str, scope: Scope, span: Span) -> Value:
    if name == "builtins.globals" or scope.kind is ScopeKind.MODULE:
        return NamespaceValue(scope.module)
    return machine.lost(f"`{name.rpartition('.')[2]}()` is not followed here", span)


def _super(machine: Machine, node: ast.Call, scope: Scope, span: Span) -> Value:
    if node.args:
        given = [machine.evaluate(argument, scope) for argument in node.args]
        if len(given) == 2 and isinstance(given[0], ClassValue):
            return SuperValue(given[0], given[1])
        return machine.lost("`super` with these arguments is not followed", span)
    frame = scope.enclosing_function()
    while frame is not None and frame.owner is None and frame.parent is not None:
        frame = frame.parent.enclosing_function()
    if frame is None or frame.owner is None or frame.first_argument is None:
        return machine.lost("`super()` is used outside a method that is followed", span)
    return SuperValue(frame.owner, frame.first_argument)
