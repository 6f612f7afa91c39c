"""Which nodes of a workflow wait for which; each edge is looked at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc_ir.graph import START_NODE, Node, Workflow
from flowc_ir.walk import walk_node, walk_promises


def needs_of(workflow: Workflow) -> dict[str, list[str]]:
    """Give for each node of the workflow itself the nodes that must end before it, each once.

    What a node inside a branch reads, the branch waits for.
    """
    known = {node.id for node in workflow.nodes}
    found: dict[str, list[str]] = {}
    for node in workflow.nodes:
        needs = dict.fromkeys(name for name in _named(node) if name in known)
        found[node.id] = [*needs]
    return found


def circle(needs: Mapping[str, list[str]]) -> list[str]:
    """Give nodes that wait for one another, in the order in which values flow; empty if none do."""
    done: set[str] = set()
    for start in needs:
        # The way from `start` to where the walk is, each node with those still to be visited.
        way: dict[str, Iterator[str]] = {}
        if start not in done:
            way[start] = iter(needs[start])
        while way:
            last = next(reversed(way))
            following = next(way[last], None)
            if following is None:
                done.add(last)
                del way[last]
            elif following in way:
                names = [*way]
                return names[names.index(following) :][::-1]
            elif following not in done:
                way[following] = iter(needs[following])
    return []


def reached(workflow: Workflow, needs: Mapping[str, list[str]]) -> set[str]:
    """Give the nodes that a start gets to: those that wait for nothing, and all that follow."""
    following: dict[str, list[str]] = {name: [] for name in needs}
    for name, before in needs.items():
        for each in before:
            following[each].append(name)
    waiting = [node.id for node in workflow.nodes if not node.upstream and not _has_own(node)] + [
        node.id for node in workflow.nodes if _reads_input(node)
    ]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += following.get(name, [])
    return seen


def _named(node: Node) -> Iterator[str]:
    """Give the nodes that a node names, by its order or by what flows into it."""
    yield from node.upstream
    for inner in walk_node(node):
        for binding in inner.bindings:
            for promise in walk_promises(binding.value):
                yield promise.node


def _has_own(node: Node) -> bool:
    return any(name != START_NODE for name in _named(node))


def _reads_input(node: Node) -> bool:
    return any(name == START_NODE for name in _named(node))
