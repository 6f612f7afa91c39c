"""What the syntax of a function says: its own names, and whether it yields."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeGuard

# Nodes without any below them; most of a tree is these, so they are not even looked at.
_LEAVES = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)


def own_names(
    node: ast.FunctionDef | ast.AsyncFunctionDef, *, walrus: bool = True
) -> frozenset[str]:
    """Give the names that a function body assigns to, which are local to it.

    Without a walrus anywhere in the file, expressions that are not targets bind nothing.
    """
    found: set[str] = set()
    elsewhere: set[str] = set()
    pending: list[ast.AST] = list(node.body)
    while pending:
        inner = pending.pop()
        match inner:
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                elsewhere.update(names)
                continue
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
            case ast.Name():
                if not isinstance(inner.ctx, ast.Load):
                    found.add(inner.id)
                continue
            case _:
                found.update(_bound_by(inner))
        pending.extend(children(inner) if walrus else filter(_may_bind, children(inner)))
    return frozenset(found - elsewhere)


def yields(body: Sequence[ast.stmt]) -> bool:
    """Tell whether a function body yields; bodies of inner functions do not count."""
    pending: list[ast.AST] = list(body)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            continue
        pending.extend(children(node))
    return False


def children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes right below one; several times as fast as `ast.iter_child_nodes`."""
    parts: list[object] = list(vars(node).values())
    for part in parts:
        if _is_list(part):
            yield from filter(_is_node, part)
        elif _is_node(part) and not isinstance(part, _LEAVES):
            yield part


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_node(value: object) -> TypeGuard[ast.AST]:
    return isinstance(value, ast.AST)


def _may_bind(node: ast.AST) -> bool:
    if not isinstance(node, ast.expr):
        return True
    match node:
        case ast.Name() | ast.Tuple() | ast.List() | ast.Starred():
            return not isinstance(node.ctx, ast.Load)
        case _:
            return False


def _bound_by(node: ast.AST) -> Iterator[str]:
    match node:
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
