"""The resources that tasks and nodes ask for."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.graph import Call, Node, Overrides
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span
from flowc_ir.task import RawContainer, Resources, UserContainer
from flowc_ir.walk import walk_nodes
from flowc_validators.facts import Facts


@dataclass(frozen=True, slots=True)
class Asked:
    """Resources, who asks for them, and where."""

    resources: Resources
    title: str
    span: Span


def asked_resources(facts: Facts) -> Iterator[Asked]:
    """Give the resources of all tasks, and of all nodes that override them."""
    for task in facts.tasks:
        if isinstance(task.target, (UserContainer, RawContainer)):
            yield Asked(task.target.resources, f"task `{task.name}`", task.span)
    for workflow in facts.workflows:
        for node in walk_nodes(workflow):
            for overridden in _overrides(node):
                yield Asked(overridden, f"node `{node.id}`", node.span)


def _overrides(node: Node) -> Iterator[Resources]:
    match node.target:
        case Call(overrides=Overrides(resources=Resources() as resources)):
            yield resources
        case _:
            return
