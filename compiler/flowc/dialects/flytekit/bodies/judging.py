"""All that is looked for in the source of functions, once all modules have run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies import (
    captured_promise,
    dataclass_on_enum,
    effect_in_workflow,
    endless_dynamic,
    field_default,
    global_changed,
    hidden_task,
    ignored_keyword,
    main_only,
    missing_result,
    mutable_default,
    nested_task,
    none_default,
    promise_as_key,
    promise_identity,
    promise_printed,
    reserved_name,
    shadowed_task,
    try_around_nodes,
    two_hashes,
    undeclared_output,
    unserializable_field,
    variadic_parameter,
    wrong_default,
    wrong_result,
)
from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.given import GivenValues
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc.dialects.flytekit.bodies.task_in_task import TasksInTasks
from flowc.dialects.flytekit.interface import unwrapped
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.frontend.interpreter.signals import Lost
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.task import ExecutionMode


def judge_bodies(session: Session) -> None:
    """Report what is wrong in the source of tasks and workflows.

    Where a line has an error already, nothing more is said of it.
    """
    report = session.machine.report
    wrong = {
        (found.span.path, found.span.line)
        for found in report.diagnostics
        if found.code.severity is Severity.ERROR
    }
    for found in _judged(session):
        if (found.span.path, found.span.line) not in wrong:
            report.add(found)


def _judged(session: Session) -> Iterator[Diagnostic]:
    known: dict[int, Body] = {}
    bodies = [
        (entity, Body(session, entity.function, known))
        for entity in session.entities
        if isinstance(entity, (FunctionTask, FunctionWorkflow))
    ]
    every = [body for _, body in bodies]
    tasks = [body for entity, body in bodies if isinstance(entity, FunctionTask)]
    outside = main_only.MainOnly(session)
    calls = TasksInTasks(session)
    yield from outside.entities()
    yield from dataclass_on_enum.find(session)
    yield from field_default.find(session)
    yield from unserializable_field.find(session)
    yield from shadowed_task.find([task for task, _ in bodies if isinstance(task, FunctionTask)])
    for entity, body in bodies:
        yield from _of_signature(entity, body)
        yield from ignored_keyword.find(body)
        match entity:
            case FunctionTask():
                yield from wrong_default.find(session, entity)
                yield from hidden_task.find(entity, body)
                yield from outside.names(body)
                yield from _of_task(entity, body, every, calls)
            case FunctionWorkflow():
                yield from hidden_task.find_workflow(session, entity)
                yield from _of_workflow(body, tasks)


def _of_signature(entity: FunctionTask | FunctionWorkflow, body: Body) -> Iterator[Diagnostic]:
    if entity.unknown_interface is not None:
        return
    yield from reserved_name.find(entity, entity.function.span)
    yield from two_hashes.find(entity)
    try:
        origin = body.other(unwrapped(body.function))
    except Lost:
        return
    yield from mutable_default.find(origin, entity.interface)
    yield from none_default.find(origin, entity.interface)
    values = GivenValues(origin, entity.interface)
    match entity:
        case FunctionTask():
            yield from variadic_parameter.find(origin)
            yield from _of_results(entity, origin, values)
        case FunctionWorkflow() if not entity.interface.outputs:
            yield from undeclared_output.find_in_workflow(origin, values)
        case _:
            return


def _of_results(task: FunctionTask, origin: Body, values: GivenValues) -> Iterator[Diagnostic]:
    if not task.interface.outputs:
        yield from undeclared_output.find_in_task(origin, values)
    elif _runs_alone(task, origin):
        yield from missing_result.find(origin, task.interface, values)
        yield from wrong_result.find(origin, task.interface, values)


def _runs_alone(task: FunctionTask, origin: Body) -> bool:
    """Tell whether what the function returns is what the task gives: no decorator is between."""
    node = origin.node
    if isinstance(node, ast.Lambda) or task.function.is_generator:
        return False
    return task.function is origin.function and len(node.decorator_list) < 2


def _of_task(
    task: FunctionTask, body: Body, every: list[Body], calls: TasksInTasks
) -> Iterator[Diagnostic]:
    yield from nested_task.find(body)
    if task.mode is ExecutionMode.DEFAULT:
        yield from calls.find(body)
    if task.mode is ExecutionMode.DYNAMIC:
        yield from endless_dynamic.find(task, body)
        promises = PromiseNames(body, has_promises_as_inputs=False)
        yield from _of_nodes(body, promises)
    if task.mode is not ExecutionMode.EAGER:
        yield from global_changed.find_in_task(body, every)


def _of_workflow(body: Body, tasks: list[Body]) -> Iterator[Diagnostic]:
    promises = PromiseNames(body)
    yield from _of_nodes(body, promises)
    yield from captured_promise.find(body, promises)
    yield from global_changed.find_in_workflow(body, tasks)
    yield from effect_in_workflow.find(body)


def _of_nodes(body: Body, promises: PromiseNames) -> Iterator[Diagnostic]:
    """Find what is wrong wherever calls make nodes, in a dynamic workflow too."""
    yield from try_around_nodes.find(body)
    yield from promise_identity.find(body, promises)
    yield from promise_as_key.find(body, promises)
    yield from promise_printed.find(body, promises)
