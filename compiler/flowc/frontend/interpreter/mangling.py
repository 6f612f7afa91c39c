"""Private names of classes: `__x` in the body of class `C` is `_C__x`."""

from __future__ import annotations

import ast


def mangle(node: ast.ClassDef) -> None:
    """Rename the private names in a class body, once; inner classes see to their own."""
    prefix = f"_{node.name.lstrip('_')}"
    if prefix == "_":
        return
    pending: list[ast.AST] = list(node.body)
    while pending:
        inner = pending.pop()
        match inner:
            case ast.Attribute(attr=name) if _is_private(name):
                inner.attr = prefix + name
            case ast.Name(id=name) if _is_private(name):
                inner.id = prefix + name
            case ast.FunctionDef(name=name) if _is_private(name):
                inner.name = prefix + name
            case ast.arg(arg=name) if _is_private(name):
                inner.arg = prefix + name
            case ast.keyword(arg=str() as name) if _is_private(name):
                inner.arg = prefix + name
            case ast.ClassDef():
                pending.extend([*inner.bases, *inner.decorator_list])
                continue
            case _:
                pass
        pending.extend(ast.iter_child_nodes(inner))


def _is_private(name: str) -> bool:
    return name.startswith("__") and not name.endswith("__")
