"""The order in which flytekit writes entities: what is needed comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc.targets.flyte.index import Index, Known
from flowc_ir.graph import Branch, Call, EntityKind, LocalReference, Map, Node, Reference, Workflow
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Opaque
from flowc_ir.task import ExecutionMode, Task, UserContainer


def in_writing_order(index: Index) -> list[Known]:
    """Sort the entities that are known exactly; each stands after all that it needs.

    Mirrors `get_registrable_entities` of flytekit 1.16.31 (tools/serialize_helpers.py): entities
    in the order of their making, each visited depth first.
    """
    walk = _Walk(index)
    for position in range(len(index.entities)):
        walk.visit(position)
    return walk.order


class _Walk:
    """A depth-first walk over entities and nodes; `order` only grows."""

    def __init__(self, index: Index) -> None:
        self.order: list[Known] = []
        self._index = index
        self._seen: set[int] = set()

    def visit(self, position: int) -> None:
        """Write what an entity needs, then the entity."""
        if position in self._seen:
            return
        self._seen.add(position)
        entity = self._index.entities[position]
        match entity:
            case Opaque():
                return
            case Workflow():
                self._visit_graph(entity)
            case LaunchPlan():
                self._visit_callee(entity.workflow)
            case Task():
                self._visit_hints(entity)
        self.order.append(entity)

    def _visit_graph(self, workflow: Workflow) -> None:
        nodes = {node.id: node for node in _all_nodes(workflow)}
        seen: set[int] = set()
        for node in workflow.nodes:
            self._visit_node(node, nodes, seen)
        if workflow.failure_node is not None:
            self._visit_node(workflow.failure_node, nodes, seen)

    def _visit_node(self, node: Node, nodes: Mapping[str, Node], seen: set[int]) -> None:
        if id(node) in seen:
            return
        seen.add(id(node))
        for name in node.upstream:
            upstream = nodes.get(name)
            if upstream is not None:
                self._visit_node(upstream, nodes, seen)
        if isinstance(node.target, Call):
            self._visit_callee(node.target.callee)
        for inner in _inner_nodes(node):
            self._visit_node(inner, nodes, seen)

    def _visit_callee(self, callee: Reference) -> None:
        if isinstance(callee, LocalReference):
            self._visit_named(callee.kind, callee.name)

    def _visit_named(self, kind: EntityKind, name: str) -> bool:
        """Visit an entity by name; of several equal ones the first that is not yet written."""
        positions = self._index.positions.get((kind, name), [])
        fresh = next((position for position in positions if position not in self._seen), None)
        if fresh is not None:
            self.visit(fresh)
        return bool(positions)

    def _visit_hints(self, task: Task) -> None:
        if not isinstance(task.target, UserContainer):
            return
        if task.target.mode is not ExecutionMode.DYNAMIC:
            return
        for name in task.hints:
            for kind in (EntityKind.TASK, EntityKind.WORKFLOW, EntityKind.LAUNCH_PLAN):
                if self._visit_named(kind, name):
                    break


def _all_nodes(workflow: Workflow) -> Iterator[Node]:
    for node in workflow.nodes:
        yield node
        yield from _nodes_below(node)


def _nodes_below(node: Node) -> Iterator[Node]:
    for inner in _inner_nodes(node):
        yield inner
        yield from _nodes_below(inner)


def _inner_nodes(node: Node) -> Iterator[Node]:
    match node.target:
        case Branch(cases=cases, otherwise=otherwise):
            yield from (case.node for case in cases)
            if otherwise is not None:
                yield otherwise
        case Map(node=inner):
            yield inner
        case _:
            return
