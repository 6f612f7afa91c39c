"""A function returns a value that its signature does not declare."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("undeclared-output", Severity.ERROR, "a task returns a value that it does not declare")


def find_in_task(body: Body) -> Iterator[Diagnostic]:
    """Find a value that a task returns; what a call gives may be None, and is left out."""
    yield from _find(body, _is_value)


def find_in_workflow(body: Body) -> Iterator[Diagnostic]:
    """Find a promise that a workflow returns."""
    promises = PromiseNames(body)

    def is_output(node: ast.expr) -> bool:
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        return any(map(promises.is_promise, parts))

    yield from _find(body, is_output)


def _find(body: Body, is_output: Callable[[ast.expr], bool]) -> Iterator[Diagnostic]:
    """Find values that are returned without an annotation: they are dropped without a word."""
    if isinstance(body.node, ast.Lambda) or body.node.returns is not None:
        return
    for node in body.own:
        match node:
            case ast.Return(value=ast.expr() as value) if is_output(value):
                name = body.function.name
                yield CODE.at(
                    body.function.span,
                    f"`{name}` returns a value in line {node.lineno}, but declares no output",
                    hint=f"write `def {name}(…) -> <type>:`",
                )
                return
            case _:
                pass


def _is_value(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return value is not None and value is not ...
        case ast.BinOp() | ast.UnaryOp() | ast.Compare() | ast.JoinedStr():
            return True
        case ast.List() | ast.Dict() | ast.Set() | ast.Tuple() | ast.ListComp() | ast.DictComp():
            return True
        case _:
            return False
