"""A task is defined in the body of another one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.codes import NESTED_TASK
from flowc.frontend.interpreter.values import External
from flowc_ir.diagnostic import Diagnostic

DECORATORS = frozenset(("flytekit.task", "flytekit.dynamic", "flytekit.eager"))


def find(body: Body) -> Iterator[Diagnostic]:
    """Find tasks that flytekit refuses when the task around them runs."""
    for node in task_definitions(body):
        yield NESTED_TASK.at(
            body.span(node),
            f"task `{node.name}` is defined when `{body.function.name}` runs, and then refused",
            hint="define it at module level",
        )


def task_definitions(body: Body) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give the tasks that are defined inside a function."""
    for node in body.own:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if any(_makes_task(body, decorator) for decorator in node.decorator_list):
                yield node


def _makes_task(body: Body, decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    value = body.value(called)
    return isinstance(value, External) and value.name in DECORATORS
