"""A task that a workflow defines uses one of the workflow's promises."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body, own_nodes, parameters_of
from flowc.dialects.flytekit.bodies.nested_task import task_definitions
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc.frontend.interpreter.function_syntax import own_names
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("captured-promise", Severity.ERROR, "a task uses a promise of the workflow around it")


def find(body: Body, promises: PromiseNames) -> Iterator[Diagnostic]:
    """Find names in tasks of a workflow's body that stand for its promises."""
    for task in task_definitions(body):
        own = own_names(task) | parameters_of(task)
        for node in own_nodes(task):
            if isinstance(node, ast.Name) and node.id in promises.names and node.id not in own:
                yield CODE.at(
                    body.span(node),
                    f"`{node.id}` is a promise of the workflow, and no value when "
                    f"`{task.name}` runs",
                    hint=f"pass it to `{task.name}` as an input",
                )
