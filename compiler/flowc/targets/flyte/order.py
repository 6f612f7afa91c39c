"""The order in which flytekit writes entities: needs come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from flowc.targets.flyte.index import Index, Known
from flowc_ir.graph import Branch, Call, EntityKind, LocalReference, Map, Node, Reference, Workflow
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Opaque
from flowc_ir.task import ExecutionMode, Task, UserContainer

Step: TypeAlias = "Iterator[Step]"


def in_writing_order(index: Index) -> list[Known]:
    """Sort the entities that are known exactly; each stands after all that it needs.

    Mirrors `get_registrable_entities` of flytekit 1.16.31 (tools/serialize_helpers.py): entities
    in the order of their making, each visited depth first.
    """
    walk = _Walk(index)
    for position in range(len(index.entities)):
        walk.run(walk.entity(position))
    return walk.order


class _Walk:
    """A depth-first walk over entities and nodes; `order` only grows.

    Each step yields the steps that come before its end, so that depth costs no stack of Python's.
    """

    def __init__(self, index: Index) -> None:
        self.order: list[Known] = []
        self._index = index
        self._seen: set[int] = set()

    def run(self, first: Step) -> None:
        """Take a step and all steps that it yields."""
        stack = [first]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
            else:
                stack.append(step)

    def entity(self, position: int) -> Step:
        """Write what an entity needs, then the entity."""
        if position in self._seen:
            return
        self._seen.add(position)
        entity = self._index.entities[position]
        match entity:
            case Opaque():
                return
            case Workflow():
                yield self._graph(entity)
            case LaunchPlan():
                yield self._callee(entity.workflow)
            case Task():
                yield self._hints(entity)
        self.order.append(entity)

    def _graph(self, workflow: Workflow) -> Step:
        # Nodes in branches are numbered anew; what is upstream lies outside of them.
        nodes = {node.id: node for node in (*_nodes_in_branches(workflow), *workflow.nodes)}
        seen: set[int] = set()
        for node in workflow.nodes:
            yield self._node(node, nodes, seen)
        if workflow.failure_node is not None:
            yield self._node(workflow.failure_node, nodes, seen)

    def _node(self, node: Node, nodes: Mapping[str, Node], seen: set[int]) -> Step:
        if id(node) in seen:
            return
        seen.add(id(node))
        for name in node.upstream:
            upstream = nodes.get(name)
            if upstream is not None:
                yield self._node(upstream, nodes, seen)
        if isinstance(node.target, Call):
            yield self._callee(node.target.callee)
        for inner in _inner_nodes(node):
            yield self._node(inner, nodes, seen)

    def _callee(self, callee: Reference) -> Step:
        if isinstance(callee, LocalReference):
            yield self._named(callee.kind, callee.name)

    def _named(self, kind: EntityKind, name: str) -> Step:
        """Visit an entity by name, if none of that name is written yet.

        Of several equal ones each stands where the program made it.
        """
        positions = self._index.positions.get((kind, name), ())
        if positions and self._seen.isdisjoint(positions):
            yield self.entity(positions[0])

    def _hints(self, task: Task) -> Step:
        if not isinstance(task.target, UserContainer):
            return
        if task.target.mode is not ExecutionMode.DYNAMIC:
            return
        for name in task.hints:
            for kind in (EntityKind.TASK, EntityKind.WORKFLOW, EntityKind.LAUNCH_PLAN):
                if (kind, name) in self._index.positions:
                    yield self._named(kind, name)
                    break


def _nodes_in_branches(workflow: Workflow) -> Iterator[Node]:
    for node in workflow.nodes:
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
