"""Newer syntax as a newer host parses it, in the form that the interpreter takes."""

from __future__ import annotations

import ast
from typing import TypeGuard

from flowc.frontend.interpreter.type_parameters import TypeParameter, attach, type_alias

KINDS = {
    "TypeVar": "typing.TypeVar",
    "TypeVarTuple": "typing.TypeVarTuple",
    "ParamSpec": "typing.ParamSpec",
}


def adopted(tree: ast.Module, minor: int) -> ast.Module:
    """Take over type parameters and aliases; raises `SyntaxError` where Python 3.`minor` would."""
    _Adopting(minor).visit(tree)
    return tree


class _Adopting(ast.NodeTransformer):
    """Replaces the nodes that only newer hosts know."""

    def __init__(self, minor: int) -> None:
        self.minor = minor

    def visit(self, node: ast.AST) -> ast.AST:
        """Take over one node."""
        self.generic_visit(node)
        parameters = self._parameters(node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if parameters:
                self._hold(node, 12)
            attach(node, parameters)
        if type(node).__name__ == "TypeAlias" and isinstance(node, ast.stmt):
            self._hold(node, 12)
            name, value = _expression(node, "name"), _expression(node, "value")
            if isinstance(name, ast.Name) and value is not None:
                return type_alias(node, name.id, parameters, value)
        return node

    def _parameters(self, node: ast.AST) -> tuple[TypeParameter, ...]:
        found: list[TypeParameter] = []
        given: object = vars(node).get("type_params")
        for parameter in given if _is_list(given) else ():
            if not isinstance(parameter, ast.AST):
                continue
            default = _expression(parameter, "default_value")
            if default is not None and isinstance(node, ast.stmt):
                self._hold(node, 13)
            name: object = vars(parameter).get("name")
            kind = KINDS[type(parameter).__name__]
            bound = _expression(parameter, "bound")
            found.append(TypeParameter(str(name), kind, bound, default))
        return tuple(found)

    def _hold(self, node: ast.stmt, minor: int) -> None:
        if self.minor >= minor:
            return
        error = SyntaxError("invalid syntax")
        error.lineno, error.offset = node.lineno, node.col_offset + 1
        raise error


def _expression(node: ast.AST, field: str) -> ast.expr | None:
    found: object = vars(node).get(field)
    return found if isinstance(found, ast.expr) else None


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
