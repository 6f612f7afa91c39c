"""A task is defined in the body of another one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.codes import NESTED_TASK
from flowc.frontend.interpreter.values import External, Partial
from flowc_ir.diagnostic import Diagnostic

DECORATORS = frozenset(("flytekit.task", "flytekit.dynamic", "flytekit.eager"))


def find(body: Body) -> Iterator[Diagnostic]:
    """Find tasks that flytekit refuses when the task around them runs."""
    for node in task_definitions(body):
        yield _at(body, node, node.name)
    inner = {
        each.name
        for each in body.own
        if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) and not each.decorator_list
    }
    for call in body.own:
        match call:
            case ast.Call(args=[ast.Name(id=name)]) if name in inner and _makes_task(body, call):
                yield _at(body, call, name)
            case _:
                pass


def _at(body: Body, node: ast.expr | ast.stmt, name: str) -> Diagnostic:
    return NESTED_TASK.at(
        body.span(node),
        f"task `{name}` is defined when `{body.function.name}` runs, and then refused",
        hint="define it at module level",
    )


def task_definitions(body: Body) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give the tasks that are defined inside a function."""
    for node in body.own:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if any(_makes_task(body, decorator) for decorator in node.decorator_list):
                yield node


def _makes_task(body: Body, decorator: ast.expr) -> bool:
    """Tell whether a decorator, or a call, is one of those; it may have a name of its own."""
    while isinstance(decorator, ast.Call):
        decorator = decorator.func
    if isinstance(decorator, ast.Name) and decorator.id in body.local_names:
        made = [
            node.value
            for node in body.own
            if isinstance(node, ast.Assign)
            and any(isinstance(t, ast.Name) and t.id == decorator.id for t in node.targets)
        ]
        if len(made) == 1 and isinstance(made[0], ast.Call):
            return _makes_task(body, made[0])
    match body.value(decorator):
        case External(name=name) | Partial(function=External(name=name)):
            return name in DECORATORS
        case _:
            return False
