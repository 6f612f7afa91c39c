"""Functions: from a definition to a function object."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import Deferred, FunctionValue, Value


def make_function(
    machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope
) -> FunctionValue:
    """Make the function object of a definition, decorators left out."""
    name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
    parameters = node.args
    keyword_defaults = {
        parameter.arg: machine.evaluate(default, scope)
        for parameter, default in zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)
        if default is not None
    }
    function = FunctionValue(
        node,
        name,
        inner_qualname(scope, name),
        scope.module,
        scope,
        tuple(machine.evaluate(default, scope) for default in parameters.defaults),
        keyword_defaults,
        is_nested=scope.enclosing_function() is not None,
        span=machine.span(node, scope.module),
    )
    if not isinstance(node, ast.Lambda):
        function.doc = ast.get_docstring(node, clean=False)
        function.is_generator = _is_generator(node.body)
        _annotate(machine, function, node, scope)
    return function


def inner_qualname(scope: Scope, name: str) -> str:
    """Give the qualified name of what is defined in a scope."""
    if scope.kind is ScopeKind.FUNCTION:
        return f"{scope.qualname}.<locals>.{name}"
    return f"{scope.qualname}.{name}" if scope.qualname else name


def own_names(node: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """Give the names that a function body assigns to, which are local to it."""
    found: set[str] = set()
    elsewhere: set[str] = set()
    pending: list[ast.AST] = list(node.body)
    while pending:
        inner = pending.pop()
        match inner:
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                elsewhere.update(names)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
                pending.extend([*inner.decorator_list, *inner.args.defaults])
                continue
            case ast.ClassDef(name=name):
                found.add(name)
                pending.extend([*inner.decorator_list, *inner.bases])
                continue
            case ast.Lambda():
                continue
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                found.update(_walrus_names(inner))
                continue
            case _:
                found.update(_bound_by(inner))
        pending.extend(ast.iter_child_nodes(inner))
    return frozenset(found - elsewhere)


def _bound_by(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.ExceptHandler(name=str() as name):
            yield name
        case ast.MatchAs(name=str() as name) | ast.MatchStar(name=str() as name):
            yield name
        case ast.MatchMapping(rest=str() as name):
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            for alias in aliases:
                yield alias.asname or alias.name.partition(".")[0]
        case _:
            pass


def _walrus_names(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.NamedExpr):
            yield inner.target.id


def _annotate(
    machine: Machine,
    function: FunctionValue,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
    scope: Scope,
) -> None:
    parameters = node.args
    every = [*parameters.posonlyargs, *parameters.args]
    if parameters.vararg is not None:
        every.append(parameters.vararg)
    every.extend(parameters.kwonlyargs)
    if parameters.kwarg is not None:
        every.append(parameters.kwarg)
    for parameter in every:
        if parameter.annotation is not None:
            value = annotation_of(machine, parameter.annotation, scope)
            function.annotations[parameter.arg] = value
    if node.returns is not None:
        function.annotations["return"] = annotation_of(machine, node.returns, scope)


def annotation_of(machine: Machine, node: ast.expr, scope: Scope) -> Value:
    """Evaluate an annotation, or keep it as text where the module asks for that."""
    if scope.module.defers_annotations:
        return Deferred(node, machine.span(node, scope.module))
    return machine.evaluate(node, scope)


def _is_generator(body: Sequence[ast.stmt]) -> bool:
    """Tell whether a function body yields; bodies of inner functions do not count."""
    pending: list[ast.AST] = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            continue
        pending.extend(ast.iter_child_nodes(node))
    return False
