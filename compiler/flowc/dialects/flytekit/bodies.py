"""What is wrong in the bodies of functions, beside what running them shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.dialects.flytekit.session import Entity, Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.frontend.interpreter.values import FunctionValue, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.task import ExecutionMode

TASK_IN_TASK = Code(
    "task-in-task", Severity.WARNING, "a task runs another one inside itself, without a node"
)
TRY_AROUND_NODES = Code(
    "try-around-nodes", Severity.WARNING, "a try statement cannot catch what a node raises"
)

CODES = (TASK_IN_TASK, TRY_AROUND_NODES)


def judge_bodies(session: Session) -> None:
    """Report what is wrong in the bodies of tasks and workflows, once all modules have run."""
    for entity in session.entities:
        for found in _judged(session, entity):
            session.machine.report.add(found)


def _judged(session: Session, entity: Entity) -> Iterator[Diagnostic]:
    match entity:
        case FunctionTask(mode=ExecutionMode.DEFAULT, function=function):
            yield from _tasks_in_task(session, function)
        case FunctionWorkflow(function=function):
            yield from _tries(session, function)
        case _:
            return


def _tasks_in_task(session: Session, function: FunctionValue) -> Iterator[Diagnostic]:
    """Find calls of tasks: in the body of a task they are plain calls, and make no node."""
    for call, entity in _calls_of_entities(function, function.node):
        yield TASK_IN_TASK.at(
            session.machine.span(call, function.module),
            f"{entity.describe()} runs inside `{function.name}`, with its image and resources",
            hint="call it in a workflow, in a `@dynamic` or in an `@eager` one",
        )


def _tries(session: Session, function: FunctionValue) -> Iterator[Diagnostic]:
    """Find try statements around calls of entities: when the nodes run, the body has ended."""
    for statement in ast.walk(function.node):
        if not isinstance(statement, ast.Try) or not statement.handlers:
            continue
        inside = ast.Module(body=statement.body, type_ignores=[])
        for call, entity in _calls_of_entities(function, inside):
            yield TRY_AROUND_NODES.at(
                session.machine.span(call, function.module),
                f"{entity.describe()} runs later, so this `try` catches nothing of it",
                hint="handle failures with `on_failure` of the workflow, or in the task",
            )
            break


def _calls_of_entities(
    function: FunctionValue, inside: ast.AST
) -> Iterator[tuple[ast.Call, FlyteEntity]]:
    own = function.own_names or frozenset()
    for node in ast.walk(inside):
        if isinstance(node, ast.Call):
            value = _named(node.func, function, own)
            entity = None if value is None else entity_of(value)
            if isinstance(entity, FlyteEntity):
                yield node, entity


def _named(name: ast.expr, function: FunctionValue, own: frozenset[str]) -> Value | None:
    """Give what a global name of the module stands for; None for all else."""
    if isinstance(name, ast.Name) and name.id not in own:
        return function.module.namespace.get(name.id)
    return None
