"""Freezing: nodes of a workflow body become IR once the body has ended."""

from __future__ import annotations

from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown
from flowc_ir.graph import Binding, Branch, Call, Map, Node, NodeTarget, Overrides
from flowc_ir.lazy_dataclass import replace


def freeze_node(node: NodeValue) -> Node:
    """Give the IR of a node; raises `Lost` if what it runs is not known."""
    return Node(
        id=node.written_id,
        target=_target(node),
        metadata=node.metadata,
        bindings=_bindings(node),
        upstream=tuple(dict.fromkeys(upstream.written_id for upstream in node.upstream)),
        aliases=node.aliases,
        span=node.span,
    )


def _bindings(node: NodeValue) -> tuple[Binding, ...]:
    return tuple(binding() for _, binding in sorted(node.bindings, key=lambda b: b[0]))


def _target(node: NodeValue) -> NodeTarget:
    if node.branch is not None:
        branch: Branch = node.branch()
        return branch
    if node.entity is None:
        raise Lost(Unknown("what a node runs is not known", node.span))
    target = node.entity.node_target()
    if isinstance(target, Map):
        return _spread(node, target)
    if isinstance(target, Call) and node.overrides != Overrides():
        return Call(callee=target.callee, overrides=node.overrides)
    return target


def _spread(node: NodeValue, target: Map) -> Map:
    """Fill the inner node of a map as flytekit 1.16.31 does (tools/translator.py)."""
    inner = target.node
    if target.original_interface:
        return replace(target, node=replace(inner, metadata=node.metadata))
    if isinstance(inner.target, Call) and node.overrides != Overrides():
        call = Call(callee=inner.target.callee, overrides=node.overrides)
        inner = replace(inner, target=call)
    return replace(target, node=replace(inner, bindings=_bindings(node)))
