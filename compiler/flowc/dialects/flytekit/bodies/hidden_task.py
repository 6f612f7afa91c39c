"""A task is not what its name in its module stands for."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.frontend.interpreter.values import FunctionValue, Known, ModuleValue, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("hidden-task", Severity.ERROR, "a task is not what its name in its module stands for")


def find(session: Session, task: FunctionTask) -> Iterator[Diagnostic]:
    """Find tasks that a worker cannot load: it looks for them by module and name."""
    if task.home is not None:
        return
    match task.container.loader_arguments:
        case ("task-module", str() as module, "task-name", str() as name):
            found = session.machine.modules.get(module)
            if isinstance(found, ModuleValue) and name in found.namespace:
                hidden_by = _other(task, found.namespace[name])
                if hidden_by:
                    yield CODE.at(
                        task.function.span,
                        f"a worker that looks for `{name}` in `{module}` finds {hidden_by}, "
                        f"and not this task",
                        hint="put `@task` above all other decorators, and bind its name once",
                    )
        case _:
            return


def _other(task: FunctionTask, value: Value) -> str:
    """Say what stands where the task should; nothing if it is the task, or not known."""
    other = entity_of(value)
    match other:
        case FlyteEntity() if other is task or not task.is_used:
            return ""
        case FlyteEntity():
            return f"another {other.kind.value.replace('_', ' ')}"
        case FunctionValue():
            return "a plain function"
        case Known():
            return "a value"
        case _:
            return ""
