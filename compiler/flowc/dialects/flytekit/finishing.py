"""Finishing: all graphs are made, and all entities stand in order."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.eager import companions_of
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.launch_plans import default_launch_plan
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks import TaskEntity
from flowc.dialects.flytekit.workflows import WorkflowEntity
from flowc_ir.task import ExecutionMode


def in_order(session: Session) -> list[FlyteEntity]:
    """Make the graphs of all workflows, and give all entities that flytekit would write.

    A workflow is followed by its default launch plan, an eager task by what starts it. What the
    body of a workflow makes counts if a node runs it (flytekit 1.16.31
    tools/serialize_helpers.py).
    """
    ordered: dict[int, FlyteEntity] = {}
    for entity in list(session.entities):
        if not isinstance(entity, FlyteEntity):
            continue
        for each in _with_made(session, entity, _made_by(session, entity), ordered):
            ordered.setdefault(id(each), each)
        for each in _beside(session, entity):
            ordered.setdefault(id(each), each)
    return list(ordered.values())


def _made_by(session: Session, entity: FlyteEntity) -> list[FlyteEntity]:
    """Make the graph of a workflow, and give the used entities that its body made."""
    if not isinstance(entity, WorkflowEntity):
        return []
    known = len(session.entities)
    entity.compile()
    made = session.entities[known:]
    return [each for each in made if isinstance(each, FlyteEntity) and each.is_used]


def _with_made(
    session: Session,
    entity: FlyteEntity,
    made: list[FlyteEntity],
    ordered: Mapping[int, FlyteEntity],
) -> list[FlyteEntity]:
    """Let what a body made stand before its workflow, as what a workflow needs is written first.

    Where the workflow also needs what is defined further down, the target sorts it all out.
    """
    if not made or not isinstance(entity, WorkflowEntity):
        return [entity]
    later = {id(each) for each in session.entities} - ordered.keys() - {id(m) for m in made}
    if later.isdisjoint(id(node.entity) for node in entity.nodes):
        return [*made, entity]
    return [entity, *made]


def _beside(session: Session, entity: FlyteEntity) -> list[FlyteEntity]:
    plan: FlyteEntity | None = None
    before: list[FlyteEntity] = []
    if isinstance(entity, WorkflowEntity):
        plan = default_launch_plan(session, entity)
    elif isinstance(entity, TaskEntity) and entity.mode is ExecutionMode.EAGER and entity.name:
        companions = companions_of(session, entity)
        before = [companions.handler, companions.workflow]
        plan = companions.plan
    return before if plan is None else [*before, plan]
