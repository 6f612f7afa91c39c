"""A dynamic workflow calls itself, whatever its inputs are."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("endless-dynamic", Severity.ERROR, "a dynamic workflow calls itself without end")

_DECIDING = (ast.IfExp, ast.BoolOp, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp)
_DECIDING_TOO = (ast.GeneratorExp, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_COMPOUND = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.TryStar, ast.Match)


def find(task: FunctionTask, body: Body) -> Iterator[Diagnostic]:
    """Find calls of itself that nothing stands before which may end the body or lead past them."""
    node = body.node
    if not isinstance(node, ast.FunctionDef):
        return
    for call in _certain(node.body):
        if body.called_entity(call) is task:
            yield CODE.at(
                body.span(call),
                f"{task.describe()} calls itself whatever its inputs are, and so never ends",
                hint="end it with a condition on an input before the call",
            )
            return


def _certain(statements: Sequence[ast.stmt]) -> Iterator[ast.Call]:
    """Give the calls that are made in every run."""
    for statement in statements:
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            yield from _certain(statement.body)
        elif isinstance(statement, _COMPOUND):
            if any(isinstance(each, (ast.Return, ast.Raise)) for each in ast.walk(statement)):
                return
        else:
            yield from _calls(statement)
            if isinstance(statement, (ast.Return, ast.Raise)):
                return


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    if isinstance(node, (*_DECIDING, *_DECIDING_TOO)):
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _calls(child)
