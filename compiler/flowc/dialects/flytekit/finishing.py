"""Finishing: all graphs are made, and all entities stand in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity, default_launch_plan
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.eager import companions_of
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.tasks.map_values import MappedTask
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.dialects.flytekit.workflows.function_workflows import WorkflowEntity
from flowc.frontend.interpreter.values import Unknown
from flowc_ir.lazy_dataclass import replace
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
        group = [entity]
        if isinstance(entity, WorkflowEntity):
            group = _with_needs(session, entity, _made_by(session, entity), ordered)
            _note_changes(session, entity, [each for each in group if id(each) not in ordered])
        for each in (*group, *_beside(session, entity)):
            ordered.setdefault(id(each), each)
    return list(ordered.values())


def _made_by(session: Session, workflow: WorkflowEntity) -> list[FlyteEntity]:
    """Make the graph of a workflow, and give the used entities that its body made."""
    known = len(session.entities)
    workflow.compile()
    made = session.entities[known:]
    return [each for each in made if isinstance(each, FlyteEntity) and each.is_used]


def _note_changes(session: Session, workflow: WorkflowEntity, group: list[FlyteEntity]) -> None:
    """Let what a body changes of tasks come into force before all that is packaged for it."""
    if workflow.config_changes and group:
        due = session.packaging.config_changes
        due.setdefault(id(group[0]), []).extend(workflow.config_changes)


def _with_needs(
    session: Session,
    workflow: WorkflowEntity,
    made: list[FlyteEntity],
    ordered: Mapping[int, FlyteEntity],
) -> list[FlyteEntity]:
    """Let what a body made, and tasks, stand before the workflow that needs them first.

    That is how flytekit packages them. Map tasks that are equal have one name, so the target cannot
    tell them apart. Where a workflow needs others that are defined further down, or tasks in a
    conditional, the target sorts it all out.
    """
    nodes = _as_written(workflow.nodes)
    needs = [node.entity for node in nodes if node.entity is not None]
    maps = [each for each in needs if isinstance(each, MappedTask) and id(each) not in ordered]
    early = {id(each) for each in (*maps, *made)}
    later = {id(each) for each in session.entities} - ordered.keys() - early
    below = [each for each in needs if id(each) in later]
    is_sorted = all(isinstance(each, TaskEntity) for each in below) and len(needs) == len(nodes)
    if is_sorted:
        early |= {id(each) for each in below}
    used = [each for each in needs if id(each) in early]
    first = list({id(each): each for each in (*used, *made)}.values())
    if not first:
        return [workflow]
    for each in maps:
        _settle_deck(each, workflow, ordered)
    return [*first, workflow] if is_sorted or not below else [workflow, *first]


def _as_written(nodes: Sequence[NodeValue]) -> list[NodeValue]:
    """Sort nodes as flytekit writes them: what is upstream of a node comes before it."""
    order: dict[int, NodeValue] = {}
    entered: set[int] = set()
    stack = [(node, False) for node in reversed(nodes)]
    while stack:
        node, is_left = stack.pop()
        if is_left:
            order[id(node)] = node
        elif id(node) not in entered:
            entered.add(id(node))
            stack.append((node, True))
            stack.extend((upstream, False) for upstream in reversed(node.upstream))
    return list(order.values())


def _settle_deck(
    mapped: MappedTask, workflow: WorkflowEntity, ordered: Mapping[int, FlyteEntity]
) -> None:
    """Tell whether a map task makes a deck: only if its inner task is packaged before it.

    The two share their metadata, which flytekit 1.16.31 changes while it packages the inner task.
    """
    if not mapped.shares_metadata or not mapped.metadata.generates_deck:
        return
    packaged = set(ordered)
    for node in workflow.nodes:
        if node.entity is mapped:
            break
        if node.entity is None and mapped.opaque is None:
            reason = "whether its inner task is packaged before it, and makes a deck, is not known"
            mapped.opaque = Unknown(reason, mapped.span)
        packaged |= _below(node.entity)
    if id(mapped.inner) not in packaged:
        mapped.metadata = replace(mapped.metadata, generates_deck=False)


def _below(entity: FlyteEntity | None) -> set[int]:
    """Give an entity and all that it runs."""
    found: set[int] = set()
    pending = [entity]
    while pending:
        each = pending.pop()
        if each is None or id(each) in found:
            continue
        found.add(id(each))
        if isinstance(each, LaunchPlanEntity):
            pending.append(each.workflow)
        elif isinstance(each, WorkflowEntity):
            each.compile()
            pending.extend(node.entity for node in each.nodes)
    return found


def _beside(session: Session, entity: FlyteEntity) -> list[FlyteEntity]:
    plan: FlyteEntity | None = None
    before: list[FlyteEntity] = []
    if isinstance(entity, WorkflowEntity):
        plan = default_launch_plan(session, entity)
    elif isinstance(entity, FunctionTask) and entity.mode is ExecutionMode.EAGER and entity.name:
        companions = companions_of(session, entity)
        before = [companions.handler, companions.workflow]
        plan = companions.plan
    return before if plan is None else [*before, plan]
