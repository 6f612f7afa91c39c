"""The order of nodes: which node waits for itself."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.dialects.flytekit.graph.values import NodeValue


def waiting_for_itself(nodes: Iterable[NodeValue]) -> NodeValue | None:
    """Find a node that stands before itself; flytekit 1.16.31 follows it without end."""
    done: set[int] = set()
    for start in nodes:
        if (found := _found_from(start, done)) is not None:
            return found
    return None


def _found_from(start: NodeValue, done: set[int]) -> NodeValue | None:
    open_ = {id(start)}
    path = [(start, iter(start.upstream))]
    while path:
        node, upstream = path[-1]
        following = next(upstream, None)
        if following is None:
            path.pop()
            open_.discard(id(node))
            done.add(id(node))
        elif id(following) in open_:
            return following
        elif id(following) not in done:
            open_.add(id(following))
            path.append((following, iter(following.upstream)))
    return None
