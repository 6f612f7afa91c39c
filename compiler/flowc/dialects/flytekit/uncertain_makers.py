"""Calls that may or may not be executed, and would make entities if they are."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.dialects.flytekit.workflows.function_workflows import WorkflowEntity
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    FunctionValue,
    ModuleValue,
    ScopeLike,
    Unknown,
    Value,
)
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

MAX_FUNCTIONS = 200
"""How many of the user's functions are looked through for one call."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What a call makes, and at which position its name stands; None where it has none."""

    kind: EntityKind
    position: int | None = 0
    needs_name: bool = False


MAKERS = {
    "flytekit.LaunchPlan": Maker(EntityKind.LAUNCH_PLAN),
    "flytekit.LaunchPlan.create": Maker(EntityKind.LAUNCH_PLAN),
    # Without a name it gives the default launch plan, which is there anyway.
    "flytekit.LaunchPlan.get_or_create": Maker(EntityKind.LAUNCH_PLAN, 1, needs_name=True),
    "flytekit.map_task": Maker(EntityKind.TASK, None),
    "flytekit.core.array_node_map_task.array_node_map_task": Maker(EntityKind.TASK, None),
    "flytekit.Workflow": Maker(EntityKind.WORKFLOW),
    "flytekit.core.workflow.ImperativeWorkflow": Maker(EntityKind.WORKFLOW),
}


def leave_made(session: Session, node: ast.Call, scope: Scope, unknown: Unknown) -> None:
    """Leave opaque entities behind for what a call would make, also in the user's functions."""
    span = session.machine.span(node, scope.module)
    pending: list[tuple[ast.Call, ScopeLike]] = [(node, scope)]
    seen: set[int] = set()
    while pending:
        call, names = pending.pop()
        function = _value(session, call.func, names)
        if isinstance(function, External):
            maker = MAKERS.get(function.name)
            if maker is not None:
                _leave(session, maker, call, unknown, span)
        elif isinstance(function, ClassValue) and _is_task_class(function):
            _leave(session, Maker(EntityKind.TASK), call, unknown, span)
        elif isinstance(function, FunctionValue) and id(function) not in seen:
            seen.add(id(function))
            if len(seen) <= MAX_FUNCTIONS:
                inner = (n for n in ast.walk(function.node) if isinstance(n, ast.Call))
                pending.extend((each, function.closure) for each in inner)


def _is_task_class(cls: ClassValue) -> bool:
    """Tell whether a class derives from flytekit's `PythonTask`."""
    return any(
        isinstance(entry, ClassValue) and entry.name == "PythonTask" and not entry.module.path
        for entry in cls.mro
    )


def _value(session: Session, node: ast.expr, names: ScopeLike) -> Value | None:
    """Give what a dotted name stands for, if it is so simple."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    value = names.lookup(node.id)
    for name in reversed(path):
        if isinstance(value, External):
            value = session.machine.external(f"{value.name}.{name}")
        elif isinstance(value, ModuleValue):
            value = value.namespace.get(name)
        else:
            return None
    return value


def _leave(session: Session, maker: Maker, call: ast.Call, unknown: Unknown, span: Span) -> None:
    given = _name_node(maker, call)
    if maker.needs_name and given is None:
        return
    name = ""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        name = given.value
    entity: LaunchPlanEntity | UnknownTask | WorkflowEntity
    if maker.kind is EntityKind.TASK:
        entity = UnknownTask(session, EntityKind.TASK, name, span)
    else:
        entity = WorkflowEntity(session, name, span)
    entity.opaque = entity.unknown_interface = unknown
    if maker.kind is EntityKind.LAUNCH_PLAN:
        entity = LaunchPlanEntity(session, name, entity, span)
        entity.opaque = unknown
        session.launch_plans.setdefault(name, entity)
    session.register(entity)


def _name_node(maker: Maker, call: ast.Call) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "name":
            return keyword.value
    if maker.position is not None and maker.position < len(call.args):
        return call.args[maker.position]
    return None
