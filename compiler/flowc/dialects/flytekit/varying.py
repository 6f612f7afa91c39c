"""What an entity would keep of the moment of its compilation, and that it must not."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.reach import place_within
from flowc.dialects.flytekit.codes import FROZEN_VALUE, UNORDERED_NODES
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.frontend.interpreter.values import ORDER_OF_SET, FunctionValue, Unknown
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.lack import Lack
from flowc_ir.source import Span

VARYING_SETTING = Code(
    "varying-setting",
    Severity.ERROR,
    "a setting differs from one compilation to the next",
)
VARYING_DEFAULT = Code(
    "varying-default",
    Severity.WARNING,
    "the default of a parameter differs from one compilation to the next",
)


def judge(session: Session, entity: FlyteEntity, unknown: Unknown) -> Diagnostic | None:
    """Say what is wrong with what is not known of an entity, if that is more than not known."""
    is_workflow = entity.kind is EntityKind.WORKFLOW
    if unknown.reason == ORDER_OF_SET and is_workflow and _is_inside(unknown.span, entity.span):
        message = f"{unknown.reason}, and each compilation gives another workflow"
        return UNORDERED_NODES.at(unknown.span, message, hint="go over `sorted(…)`")
    if unknown.varies:
        return _varying(session, entity, unknown)
    is_frozen = is_workflow and unknown.lack is Lack.WORLD
    if is_frozen and _is_inside(unknown.span, entity.span):
        return _frozen(unknown, unknown.span)
    return None


def _frozen(unknown: Unknown, place: Span) -> Diagnostic:
    message = f"{unknown.reason}: the workflow would keep it as it was when compiled"
    return FROZEN_VALUE.at(place, message, hint="compute it in a task")


def _varying(session: Session, entity: FlyteEntity, unknown: Unknown) -> Diagnostic:
    place = unknown.span
    if any(_is_part(unknown.span, place) for place in _defaults(session, unknown.span)):
        message = f"{unknown.reason}: the default stays what it was when compiled"
        hint = "leave the default out, or take `None` and compute it in a task"
        return VARYING_DEFAULT.at(unknown.span, message, hint=hint)
    if entity.kind is EntityKind.WORKFLOW:
        taken = None
        if isinstance(entity, FunctionWorkflow) and not _is_inside(place, entity.span):
            taken = _taken_at(Body(session, entity.function), unknown.span)
        return _frozen(unknown, taken or place)
    name = f" `{entity.name}`" if entity.name else ""
    what = entity.kind.value.replace("_", " ")
    message = f"{unknown.reason}: each compilation gives another {what}{name}"
    return VARYING_SETTING.at(unknown.span, message, hint="write down a value that stays")


def _taken_at(body: Body, place: Span) -> Span | None:
    """Give where a workflow brings in what arises elsewhere: by a function it calls, or a global.

    None if it is not seen.
    """
    node = place_within(body, place) or _global(body, place)
    return None if node is None else body.span(node)


def _global(body: Body, place: Span) -> ast.expr | None:
    for node in body.own:
        if isinstance(node, (ast.Name, ast.Attribute)):
            value = body.value(node)
            if isinstance(value, Unknown) and value.span == place:
                return node
    return None


def _defaults(session: Session, near: Span) -> Iterator[Span]:
    """Give where the defaults of tasks and workflows stand, in the file of a place."""
    for entity in session.entities:
        match entity:
            case FunctionTask(function=function) | FunctionWorkflow(function=function):
                pass
            case UnknownTask(function=FunctionValue() as function):
                pass
            case _:
                continue
        parameters = function.node.args
        if function.span.path == near.path:
            for default in (*parameters.defaults, *parameters.kw_defaults):
                if isinstance(default, ast.expr):
                    yield session.machine.span(default, function.module)


def _is_inside(place: Span, whole: Span) -> bool:
    """Tell whether a place is in the lines of another."""
    return place.path == whole.path and whole.line <= place.line <= whole.end_line


def _is_part(place: Span, whole: Span) -> bool:
    """Tell whether a place is within another, to the column."""
    start, end = (whole.line, whole.column), (whole.end_line, whole.end_column)
    ends = (place.end_line, place.end_column)
    return place.path == whole.path and start <= (place.line, place.column) and ends <= end
