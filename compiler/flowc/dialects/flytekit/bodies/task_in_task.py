"""A task calls another one inside its body."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "task-in-task", Severity.WARNING, "a task runs another one inside itself, without a node"
)


def find(body: Body) -> Iterator[Diagnostic]:
    """Find calls of tasks: in the body of a task they are plain calls, and make no node."""
    for node in (*body.own, *body.inner):
        entity = body.called_entity(node)
        if entity is not None and isinstance(node, ast.Call):
            yield CODE.at(
                body.span(node),
                f"{entity.describe()} runs inside `{body.function.name}`, "
                "with its image and resources",
                hint="call it in a workflow, in a `@dynamic` or in an `@eager` one",
            )
