"""Which functions of the user a body calls, and what these surely do."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.frontend.interpreter.function_syntax import children
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    FunctionValue,
    InstanceValue,
    Property,
    StaticMethod,
    Value,
)
from flowc_ir.source import Span

_MAYBE = (ast.Lambda, ast.IfExp, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_CLASSES_APART = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def helpers(body: Body, nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.expr, Body]]:
    """Give the functions of the user that run where nodes stand, each with its place."""
    for node in nodes:
        if not isinstance(node, (ast.Call, ast.Attribute)):
            continue
        function = _function(body, node)
        if function is not None and not isinstance(function.node, ast.AsyncFunctionDef):
            yield node, body.other(function)


def place_within(body: Body, place: Span) -> ast.expr | None:
    """Give the node of a body which runs a function of the user that holds a place."""
    for node, helper in helpers(body, body.own):
        if any(_holds(each, place) for each in (helper, *every_helper(helper))):
            return node
    return None


def every_helper(body: Body) -> Iterator[Body]:
    """Give all functions of the user that a body may run, each once, itself left out."""
    seen = {body.node}
    waiting = [body]
    while waiting:
        outer = waiting.pop()
        for _, helper in helpers(outer, outer.own):
            if helper.node not in seen:
                seen.add(helper.node)
                waiting.append(helper)
                yield helper


def sure_nodes(body: Body) -> Iterator[ast.AST]:
    """Give the nodes that run whenever a function does: no branch stands before them."""
    inner = body.node.body
    yield from _sure(inner if isinstance(inner, list) else [inner])


def _holds(body: Body, place: Span) -> bool:
    node = body.node
    last = node.end_lineno or node.lineno
    return body.function.module.path == place.path and node.lineno <= place.line <= last


def _function(body: Body, node: ast.Call | ast.Attribute) -> FunctionValue | None:
    if isinstance(node, ast.Attribute):
        found = _member(body, node)
        return _plain(found.getter) if isinstance(found, Property) else None
    found = body.value(node.func)
    if found is None and isinstance(node.func, ast.Attribute):
        found = _member(body, node.func)
    return None if found is None else _plain(found)


def _plain(value: Value) -> FunctionValue | None:
    if isinstance(entity_of(value), FlyteEntity):
        return None
    match value:
        case FunctionValue(is_generator=False):
            return value
        case (
            StaticMethod(function=inner) | ClassMethod(function=inner) | BoundMethod(function=inner)
        ):
            return _plain(inner)
        case _:
            return None


def _member(body: Body, node: ast.Attribute) -> Value | None:
    """Give what the class of an object has: a global object, or one that is made on the spot."""
    owner = body.value(node.value)
    if isinstance(node.value, ast.Call):
        owner = body.value(node.value.func)
        return lookup_in_mro(owner, node.attr) if isinstance(owner, ClassValue) else None
    return lookup_in_mro(owner.cls, node.attr) if isinstance(owner, InstanceValue) else None


def _sure(statements: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for statement in statements:
        match statement:
            case ast.With() | ast.AsyncWith():
                for item in statement.items:
                    yield from _run(item)
                yield from _sure(statement.body)
            case ast.If() | ast.While():
                yield from _run(statement.test)
            case ast.For() | ast.AsyncFor():
                yield from _run(statement.iter)
            case ast.Match():
                yield from _run(statement.subject)
            case ast.Try() | ast.TryStar():
                yield from _sure(statement.body)
            case _ if isinstance(statement, _CLASSES_APART):
                pass
            case _:
                yield from _run(statement)
        if any(isinstance(node, (ast.Return, ast.Raise)) for node in _leaves(statement)):
            return


def _leaves(statement: ast.AST) -> Iterator[ast.AST]:
    """Give what may end the function within a statement, functions inside it left out."""
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_CLASSES_APART, ast.Lambda)):
            waiting.extend(children(node))


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Give a node with all that is evaluated whenever it is."""
    yield node
    match node:
        case ast.IfExp(test=first) | ast.BoolOp(values=[first, *_]):
            yield from _run(first)
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            yield from _run(node.generators[0].iter)
        case _ if not isinstance(node, _MAYBE):
            for child in children(node):
                yield from _run(child)
        case _:
            pass
