"""Uncertainty: what must be forgotten when code may or may not run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    BoundMethod,
    DictValue,
    Extension,
    FunctionValue,
    InstanceValue,
    IteratorValue,
    ListValue,
    ModuleValue,
    Partial,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)

NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def lose(machine: Machine, values: Iterable[Value], unknown: Unknown) -> None:
    """Forget the contents of all mutable values reachable from `values`.

    This is what calling unknown code with them may do.
    """
    pending = list(values)
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        match value:
            case ListValue(items=items):
                value.lost = value.lost or unknown
                pending.extend(items)
            case DictValue(entries=entries):
                value.lost = value.lost or unknown
                pending.extend(item for _, item in entries.values())
            case SetValue(frozen=False):
                value.lost = value.lost or unknown
            case IteratorValue(over=over):
                value.lost = value.lost or unknown
                pending.extend(over)
            case Extension():
                value.lose(unknown)
                pending.extend(value.reachable())
            case TupleValue(items=members):
                pending.extend(members)
            case InstanceValue(attributes=attributes):
                if "_name_" not in attributes:
                    value.lost = value.lost or unknown
                    pending.extend(attributes.values())
            case BoundMethod(receiver=receiver):
                pending.append(receiver)
            case Partial(positional=positional, keywords=keywords):
                pending.extend([*positional, *keywords.values()])
            case _:
                pass


def havoc(machine: Machine, statements: Sequence[ast.stmt], scope: Scope, unknown: Unknown) -> None:
    """Forget all that statements could change which may or may not run.

    Names that they bind become unknown; mutable values that they may change lose their contents; if
    they may leave the function or loop, the rest of it is uncertain as well. A `raise` is taken not
    to happen: if it did, there would be nothing to compile.
    """
    frame = scope.enclosing_function()
    for node in _walk(statements):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                scope.bind(node.name, unknown)
                for listener in machine.listeners:
                    listener.uncertain_definition(node, scope, unknown)
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                scope.bind(name, unknown)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                _doubt_import(machine, node, scope.module, unknown)
                for alias in aliases:
                    name = alias.asname or alias.name.partition(".")[0]
                    if name == "*":
                        scope.module.lost_names = unknown
                    else:
                        scope.bind(name, unknown)
            case ast.Attribute(value=owner, ctx=ast.Store() | ast.Del()):
                _lose_named(machine, owner, scope, unknown)
            case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
                _lose_named(machine, owner, scope, unknown)
            case ast.Call():
                _lose_call(machine, node, scope, unknown)
            case ast.Return():
                (frame or scope).left_early = unknown
            case ast.Break() | ast.Continue():
                (frame or scope).left_early = unknown
            case ast.Yield() | ast.YieldFrom():
                if frame is not None:
                    frame.left_early = unknown
            case ast.ExceptHandler(name=str() as name):
                scope.bind(name, unknown)
            case ast.MatchAs(name=str() as name) | ast.MatchStar(name=str() as name):
                scope.bind(name, unknown)
            case ast.Global(names=names):
                scope.global_names.update(names)
            case _:
                pass


def _doubt_import(machine: Machine, node: ast.AST, module: ModuleValue, unknown: Unknown) -> None:
    """Note the first-party modules that an import may load."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        parts = module.package.split(".") if node.level else []
        base = parts[: len(parts) - node.level + 1] if node.level else []
        start = ".".join([*base, node.module or ""]).strip(".")
        names = [start, *(f"{start}.{alias.name}" for alias in node.names)]
    for name in names:
        if machine.loader.owns(name.partition(".")[0]):
            machine.doubtful_imports.setdefault(name, unknown)


def _walk(statements: Sequence[ast.stmt]) -> Iterable[ast.AST]:
    """Give all nodes of statements, without the bodies of nested functions and classes."""
    pending: list[ast.AST] = list(reversed(statements))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, NESTED):
            pending.extend(reversed(list(ast.iter_child_nodes(node))))


def _lose_call(machine: Machine, node: ast.Call, scope: Scope, unknown: Unknown) -> None:
    if isinstance(node.func, ast.Attribute):
        _lose_named(machine, node.func.value, scope, unknown)
    elif isinstance(node.func, ast.Name):
        function = scope.lookup(node.func.id)
        if isinstance(function, FunctionValue):
            _lose_captured(machine, function, unknown)
    for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
        _lose_named(machine, argument, scope, unknown)


def _lose_captured(machine: Machine, function: FunctionValue, unknown: Unknown) -> None:
    """Forget what a function that may be called could change through the names it mentions."""
    for node in ast.walk(function.node):
        if isinstance(node, ast.Name):
            value = function.closure.lookup(node.id)
            if isinstance(value, (ListValue, DictValue, SetValue, InstanceValue)):
                lose(machine, [value], unknown)
        elif isinstance(node, ast.Global):
            for name in node.names:
                function.module.namespace[name] = unknown
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            _doubt_import(machine, node, function.module, unknown)


def _lose_named(machine: Machine, node: ast.expr, scope: Scope, unknown: Unknown) -> None:
    """Forget the mutable value at the root of `a.b[c]`."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Name):
        value = scope.lookup(node.id)
        if value is not None:
            lose(machine, [value], unknown)
