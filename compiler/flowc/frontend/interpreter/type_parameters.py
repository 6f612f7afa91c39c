"""Type parameters and `type` aliases of Python 3.12: what a syntax tree says of them."""

from __future__ import annotations

import ast
from typing import TypeGuard

from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import External, TypeVariable
from flowc_ir.lazy_dataclass import dataclass

KEY = "type_params"
ALIAS = "builtins.type alias"
"""The function that a `type` statement is written as; no program can call it by this name."""

GENERIC = "generic base"
"""The name by which a class definition finds `typing.Generic`; no program can write it."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class TypeParameter:
    """One of the names between brackets; `kind` is the class that it makes an instance of."""

    name: str
    kind: str
    bound: ast.expr | None = None
    default: ast.expr | None = None


def attach(node: Definition, parameters: tuple[TypeParameter, ...]) -> None:
    """Give a definition its type parameters."""
    if parameters:
        vars(node)[KEY] = parameters


def type_parameters(node: Definition) -> tuple[TypeParameter, ...]:
    """Give the type parameters of a definition."""
    found: object = vars(node).get(KEY)
    if not _is_tuple(found):
        return ()
    return tuple(part for part in found if isinstance(part, TypeParameter))


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def type_alias(
    node: ast.stmt, name: str, parameters: tuple[TypeParameter, ...], value: ast.expr
) -> ast.Assign:
    """Write `type X[T] = value` as an assignment of a call that puts off its value."""
    names = [ast.arg(parameter.name) for parameter in parameters]
    arguments = ast.arguments(
        posonlyargs=[], args=names, kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    thunk = ast.Lambda(arguments, value)
    function = ast.Name(ALIAS.rpartition(".")[2], ast.Load())
    call = ast.Call(function, [ast.Constant(name), thunk], [])
    made = ast.Assign([ast.Name(name, ast.Store())], call)
    for part in (thunk, function, call, call.args[0], made, made.targets[0], *names):
        ast.copy_location(part, node)
    return made


def type_scope(node: Definition, scope: Scope) -> Scope:
    """Give the scope that a definition is evaluated in: around it, its type parameters are bound.

    Their class is one of its own: unlike those that `TypeVar` makes, they are written without `~`.
    """
    parameters = type_parameters(node)
    if not parameters:
        return scope
    qualname = f"{scope.qualname}.<locals>" if scope.kind is ScopeKind.FUNCTION else scope.qualname
    visible = dict(scope.names) if scope.kind is ScopeKind.CLASS else {}
    inner = Scope(ScopeKind.COMPREHENSION, scope.module, visible, scope, qualname)
    inner.function = scope.function
    for parameter in parameters:
        kind = f"{parameter.kind} of a definition"
        inner.names[parameter.name] = TypeVariable(parameter.name, kind)
    if isinstance(node, ast.ClassDef):
        inner.names[GENERIC] = External("typing.Generic")
    return inner


def with_generic_base(node: ast.ClassDef) -> ast.ClassDef:
    """Give a class definition with the base `Generic[T, …]` that its type parameters stand for."""
    names: list[ast.expr] = []
    for parameter in type_parameters(node):
        name = ast.copy_location(ast.Name(parameter.name, ast.Load()), node)
        is_many = parameter.kind == "typing.TypeVarTuple"
        starred = ast.copy_location(ast.Starred(name, ast.Load()), node)
        names.append(starred if is_many else name)
    generic = ast.copy_location(ast.Name(GENERIC, ast.Load()), node)
    inside = ast.copy_location(ast.Tuple(names, ast.Load()), node)
    base = ast.copy_location(ast.Subscript(generic, inside, ast.Load()), node)
    made = ast.ClassDef(
        node.name, [*node.bases, base], node.keywords, node.body, node.decorator_list
    )
    return ast.copy_location(made, node)
