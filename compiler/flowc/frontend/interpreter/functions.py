"""Functions: from a definition to a function object."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.function_syntax import yields
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
        unit = machine.sources.get(scope.module.path)
        may_yield = unit is None or unit.mentions("yield")
        function.is_generator = may_yield and yields(node.body)
        _annotate(machine, function, node, scope)
    return function


def inner_qualname(scope: Scope, name: str) -> str:
    """Give the qualified name of what is defined in a scope."""
    if scope.kind is ScopeKind.FUNCTION:
        return f"{scope.qualname}.<locals>.{name}"
    return f"{scope.qualname}.{name}" if scope.qualname else name


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
