"""The order of nodes: which node waits for itself."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True)
class Circle:
    """A node that stands before itself, and where the last order was asked for that leads there."""

    node: NodeValue
    span: Span


def waiting_for_itself(nodes: Iterable[NodeValue]) -> Circle | None:
    """Find a node that stands before itself; flytekit 1.16.31 follows it without end."""
    done: set[int] = set()
    for start in nodes:
        if (circle := _found_from(start, done)) is not None:
            return Circle(circle[0], _last_order(circle))
    return None


def _found_from(start: NodeValue, done: set[int]) -> list[NodeValue] | None:
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
            passed = [each for each, _ in path]
            return passed[passed.index(following) :]
        elif id(following) not in done:
            open_.add(id(following))
            path.append((following, iter(following.upstream)))
    return None


def _last_order(circle: list[NodeValue]) -> Span:
    """Give the last place, in reading order, where a node of a circle was put before another."""
    inside = set(map(id, circle))
    places = [span for node in circle for first, span in node.orders if id(first) in inside]
    return max(places, key=lambda span: (span.line, span.column), default=circle[0].span)
