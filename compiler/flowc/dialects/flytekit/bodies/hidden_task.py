"""A task is not what its name in its module stands for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.dialects.flytekit.naming import is_test_module
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    Known,
    ListValue,
    ModuleValue,
    Value,
)
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("hidden-task", Severity.ERROR, "a task is not what its name in its module stands for")

_WRAPPERS = frozenset(("contextlib.contextmanager", "functools.cache", "functools.lru_cache"))
"""Decorators of Python's library that put another object in the place of a task."""


def find(task: FunctionTask, body: Body) -> Iterator[Diagnostic]:
    """Find tasks that a worker cannot load: it looks for them by module and name.

    That is `DefaultTaskResolver.load_task` of flytekit 1.16.31 (core/python_auto_container.py).
    """
    if task.home is not None:
        return
    match task.container.loader_arguments:
        case ("task-module", str() as module, "task-name", str() as name):
            found = body.session.machine.modules.get(module)
            instead = _instead(task, body, found, name) if isinstance(found, ModuleValue) else ""
            if instead:
                yield CODE.at(
                    task.function.span,
                    f"a worker that looks for `{name}` in `{module}` finds {instead}, "
                    f"and not this task",
                    hint=_hint(task, instead),
                )
        case _:
            return


def find_workflow(session: Session, workflow: FunctionWorkflow) -> Iterator[Diagnostic]:
    """Find workflows that a decorator hides: what it adds runs nowhere, as the backend has none."""
    function = workflow.function
    module = session.machine.modules.get(workflow.module)
    if not isinstance(module, ModuleValue) or module is not function.module:
        return
    if not is_test_module(module.name) and isinstance(
        module.namespace.get(function.name), FunctionValue
    ):
        yield CODE.at(
            function.span,
            f"`{function.name}` in `{module.name}` is a plain function, and not this workflow: no "
            "execution runs what is around it",
            hint="put `@workflow` above all other decorators, and bind its name once",
        )


def _instead(task: FunctionTask, body: Body, module: ModuleValue, name: str) -> str:
    """Say what a worker finds in the place of a task; nothing if it is the task, or not known."""
    if name in module.namespace:
        return _wrapper(task, body) or _other(task, module.namespace[name])
    is_whole = module.lost_names is None and module.is_executed
    if not is_whole or is_test_module(module.name) or "__getattr__" in module.namespace:
        return ""
    return "nothing"


def _other(task: FunctionTask, value: Value) -> str:
    other = entity_of(value)
    match other:
        case FlyteEntity() if other is task or not task.is_used:
            return ""
        case FlyteEntity():
            return f"another {other.kind.value.replace('_', ' ')}"
        case FunctionValue():
            return "a plain function"
        case ClassValue():
            return "a class"
        case ModuleValue():
            return "a module"
        case External(name=name):
            return f"`{name}`"
        case Known() | ListValue() | DictValue():
            return "a value"
        case _:
            return ""


def _wrapper(task: FunctionTask, body: Body) -> str:
    """Name what a decorator of Python's library, above all others, makes of a task."""
    node = task.function.node
    if isinstance(node, ast.Lambda) or not node.decorator_list:
        return ""
    outermost = node.decorator_list[0]
    called = outermost.func if isinstance(outermost, ast.Call) else outermost
    value = body.value(called)
    if isinstance(value, External) and value.name in _WRAPPERS:
        return f"what `{value.name}` makes"
    return ""


def _hint(task: FunctionTask, instead: str) -> str:
    if instead == "nothing":
        return "define it at module level, by `def` and under its own name"
    return "put `@task` above all other decorators, and bind its name once"
