"""Functions: from a definition to a function object."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import Deferred, FunctionValue, Value


def make_function(
    machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope
) -> FunctionValue:
    """Make the function object of a definition, decorators left out."""
    name = "<lambda>" if isinstance(node, ast.Lambda) else node.name
    is_local = scope.kind in (ScopeKind.FUNCTION, ScopeKind.COMPREHENSION)
    parent = f"{scope.qualname}.<locals>" if is_local else scope.qualname
    parameters = node.args
    keyword_defaults = {
        parameter.arg: machine.evaluate(default, scope)
        for parameter, default in zip(parameters.kwonlyargs, parameters.kw_defaults, strict=True)
        if default is not None
    }
    function = FunctionValue(
        node,
        name,
        f"{parent}.{name}" if parent else name,
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
