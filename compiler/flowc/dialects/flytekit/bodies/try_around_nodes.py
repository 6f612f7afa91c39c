"""A workflow would catch what its nodes raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.frontend.interpreter.values import FunctionValue
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("try-around-nodes", Severity.WARNING, "a try statement cannot catch what a node raises")


def find(body: Body) -> Iterator[Diagnostic]:
    """Find try statements around calls of entities: when the nodes run, the body has ended.

    Those in functions that the body calls count too.
    """
    for each in _with_called(body):
        yield from _in(each)


def _with_called(body: Body) -> Iterator[Body]:
    """Give a body, and those of the plain functions that it calls, and they in turn."""
    waiting, seen = [body], {id(body.function)}
    while waiting:
        each = waiting.pop()
        yield each
        for node in (*each.own, *each.inner):
            called = each.value(node.func) if isinstance(node, ast.Call) else None
            if isinstance(called, FunctionValue) and id(called) not in seen:
                if called.module.path:
                    seen.add(id(called))
                    waiting.append(body.other(called))


def _in(body: Body) -> Iterator[Diagnostic]:
    for statement in (*body.own, *body.inner):
        if not isinstance(statement, ast.Try) or not statement.handlers:
            continue
        for node in (inner for each in statement.body for inner in ast.walk(each)):
            entity = body.called_entity(node)
            if entity is not None and isinstance(node, ast.Call):
                yield CODE.at(
                    body.span(node),
                    f"{entity.describe()} runs later, so this `try` catches nothing of it",
                    hint="handle failures with `on_failure` of the workflow, or in the task",
                )
                break
