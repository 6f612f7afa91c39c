"""The resources that tasks and nodes ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flowc_ir.graph import Call, Node, Overrides, Workflow
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span
from flowc_ir.task import RawContainer, Resources, Task, UserContainer
from flowc_ir.walk import walk_nodes


@dataclass(frozen=True, slots=True)
class Asked:
    """Resources, who asks for them, and where."""

    resources: Resources
    title: str
    span: Span


def asked_resources(tasks: Iterable[Task], workflows: Iterable[Workflow]) -> Iterator[Asked]:
    """Give the resources of all tasks, and of all nodes that override them."""
    for task in tasks:
        if isinstance(task.target, (UserContainer, RawContainer)):
            resources = task.target.resources
            if resources.requests or resources.limits:
                yield Asked(resources, f"task `{task.name}`", task.span)
    for workflow in workflows:
        for node in walk_nodes(workflow):
            for overridden in _overrides(node):
                yield Asked(overridden, f"node `{node.id}`", node.span)


def _overrides(node: Node) -> Iterator[Resources]:
    match node.target:
        case Call(overrides=Overrides(resources=Resources() as resources)):
            yield resources
        case _:
            return
