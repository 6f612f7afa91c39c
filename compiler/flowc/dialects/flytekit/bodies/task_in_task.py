"""A task calls another one inside its body."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import External, FunctionValue
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import Span

CODE = Code(
    "task-in-task", Severity.WARNING, "a task runs another one inside itself, without a node"
)

_MAPS = frozenset(("flytekit.map_task", "flytekit.core.legacy_map_task.map_task"))
_DEPTH = 4


class TasksInTasks:
    """Calls of tasks in bodies of tasks, where they are plain calls and make no node."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._inside: dict[Span, FlyteEntity | None] = {}

    def find(self, body: Body) -> Iterator[Diagnostic]:
        """Find such calls, also through a function that the task calls."""
        for node in (*body.own, *body.inner):
            if not isinstance(node, ast.Call):
                continue
            entity, through = _run_by(body, node), ""
            if entity is None:
                entity, through = self._through(body, node)
            if entity is not None:
                yield CODE.at(
                    body.span(node),
                    f"{entity.describe()} runs inside `{body.function.name}`{through}, "
                    "with its image and resources",
                    hint="call it in a workflow, in a `@dynamic` or in an `@eager` one",
                )

    def _through(self, body: Body, call: ast.Call) -> tuple[FlyteEntity | None, str]:
        function = body.value(call.func)
        if not isinstance(function, FunctionValue):
            return None, ""
        return self._first(function, _DEPTH), f", through `{function.name}`"

    def _first(self, function: FunctionValue, depth: int) -> FlyteEntity | None:
        """Give the first task that a function calls, or that the functions do which it calls."""
        if function.span in self._inside or not depth:
            return self._inside.get(function.span)
        self._inside[function.span] = None
        body = Body(self._session, function)
        calls = [node for node in (*body.own, *body.inner) if isinstance(node, ast.Call)]
        found = next(filter(None, (_run_by(body, call) for call in calls)), None)
        if found is None:
            called = (body.value(call.func) for call in calls)
            inner = (each for each in called if isinstance(each, FunctionValue))
            found = next(filter(None, (self._first(each, depth - 1) for each in inner)), None)
        self._inside[function.span] = found
        return found


def _run_by(body: Body, call: ast.Call) -> FlyteEntity | None:
    """Give the task that a call runs, or maps."""
    match call.func:
        case ast.Call(func=function, args=[mapped, *_]):
            value, inner = body.value(function), body.value(mapped)
            entity = None if inner is None else entity_of(inner)
            is_map = isinstance(value, External) and value.name in _MAPS
            return entity if is_map and isinstance(entity, FlyteEntity) else None
        case _:
            return body.called_entity(call)
