"""A workflow would catch what its nodes raise."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("try-around-nodes", Severity.WARNING, "a try statement cannot catch what a node raises")


def find(body: Body) -> Iterator[Diagnostic]:
    """Find try statements around calls of entities: when the nodes run, the body has ended."""
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
