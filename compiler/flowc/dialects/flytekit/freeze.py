"""Freezing: nodes of a workflow body become IR once the body has ended."""

from __future__ import annotations

from flowc.dialects.flytekit.graph_values import NodeValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown
from flowc_ir.graph import Branch, Call, Node, NodeTarget, Overrides


def freeze_node(node: NodeValue) -> Node:
    """Give the IR of a node; raises `Lost` if what it runs is not known."""
    return Node(
        id=node.id,
        target=_target(node),
        metadata=node.metadata,
        bindings=tuple(binding() for _, binding in sorted(node.bindings, key=lambda b: b[0])),
        upstream=tuple(dict.fromkeys(upstream.id for upstream in node.upstream)),
        aliases=node.aliases,
        span=node.span,
    )


def _target(node: NodeValue) -> NodeTarget:
    if node.branch is not None:
        branch: Branch = node.branch()
        return branch
    if node.entity is None:
        raise Lost(Unknown("what a node runs is not known", node.span))
    target = node.entity.node_target()
    if isinstance(target, Call) and node.overrides != Overrides():
        return Call(callee=target.callee, overrides=node.overrides)
    return target
