"""Edges: each promise that flows into a port of a node, or into an output of the workflow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flowc_ir.graph import (
    BindingValue,
    Branch,
    ListBinding,
    LiteralBinding,
    MapBinding,
    Node,
    PromiseBinding,
    Workflow,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.records import Definition
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import ListType, MapType, SimpleType, Type
from flowc_ir.walk import inner_nodes
from flowc_validators.callees import Callee, Callees
from flowc_validators.promises import Promises, Resolved, bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One promise with its type, what it flows into, and the type that is wanted there.

    `target` says for people what it flows into. `is_output`: that is an output of the workflow.
    `producer` names for people where it comes from.
    """

    workflow: Workflow
    promise: PromiseBinding
    found: Resolved
    wanted: Type
    target: str
    producer: str
    is_output: bool
    span: Span


def edges_of(
    workflow: Workflow, callees: Callees, definitions: Mapping[str, Definition]
) -> Iterator[Edge]:
    """Give the edges of a workflow that do not fit at first sight, in source order.

    Both sides have known types, or what is wrong with the promise is known.
    """
    reader = _Reader(workflow, callees, definitions)
    for node in _all_reading(workflow):
        callee = callees.of_node(node)
        if callee is None:
            continue
        for binding in node.bindings:
            port = callee.inputs.get(binding.port)
            if port is not None:
                yield from reader.edges(
                    binding.value, port.type, _Target(binding.port, callee), node
                )
    outputs = {output.name: output.type for output in workflow.interface.outputs}
    for binding in workflow.outputs:
        if binding.port in outputs:
            target = _Target(binding.port, workflow)
            yield from reader.edges(binding.value, outputs[binding.port], target, None)


def _all_reading(workflow: Workflow) -> Iterator[Node]:
    for node in workflow.nodes:
        yield from _reading(node)
    if workflow.failure_node is not None:
        yield from _reading(workflow.failure_node)


def _reading(node: Node) -> Iterator[Node]:
    """Give a node and those inside its branches; the one that a map repeats reads through it."""
    yield node
    if isinstance(node.target, Branch):
        for inner in inner_nodes(node):
            yield from _reading(inner)


def _plainly_fits(found: Resolved, wanted: Type) -> bool:
    """Tell whether a look at two types is enough, as it is for nearly all edges."""
    if found is wanted:
        return True
    if isinstance(found, SimpleType) and isinstance(wanted, SimpleType):
        return found.kind is wanted.kind
    return False


@dataclass(frozen=True, slots=True)
class _Target:
    """What a value flows into; it is put into words only where something is wrong."""

    port: str
    owner: Callee | Workflow
    parts: tuple[str, ...] = ()

    def part(self, name: str) -> _Target:
        """Give a part of it."""
        return _Target(self.port, self.owner, (name, *self.parts))

    def title(self) -> str:
        """Name it for people."""
        if isinstance(self.owner, Workflow):
            whole = f"output `{self.port}` of workflow `{self.owner.name}`"
        else:
            whole = f"input `{self.port}` of {self.owner.title}"
        return " of ".join((*self.parts, whole))


class _Reader:
    def __init__(
        self, workflow: Workflow, callees: Callees, definitions: Mapping[str, Definition]
    ) -> None:
        self._workflow = workflow
        self._callees = callees
        self._promises = Promises(workflow, callees, definitions)
        self._nodes = {node.id: node for node in workflow.nodes}

    def edges(
        self, value: BindingValue, wanted: Type, target: _Target, node: Node | None
    ) -> Iterator[Edge]:
        match value:
            case PromiseBinding():
                found = self._promises.type_of(value)
                if found is None or _plainly_fits(found, wanted):
                    return
                yield Edge(
                    workflow=self._workflow,
                    promise=value,
                    found=found,
                    wanted=wanted,
                    target=target.title(),
                    producer=self._producer(value),
                    is_output=node is None,
                    span=self._place(value, node),
                )
            case ListBinding(items=items):
                inner = bare(wanted)
                if isinstance(inner, ListType):
                    for item in items:
                        yield from self.edges(item, inner.item, target.part("an item"), node)
            case MapBinding(entries=entries):
                inner = bare(wanted)
                if isinstance(inner, MapType):
                    for entry in entries:
                        where = target.part(f"entry `{entry.key}`")
                        yield from self.edges(entry.value, inner.value, where, node)
            case LiteralBinding():
                pass

    def _producer(self, promise: PromiseBinding) -> str:
        node = self._nodes.get(promise.node)
        if node is None:
            return f"input `{promise.output}` of the workflow"
        callee = self._callees.of_node(node)
        of = f"node `{node.id}`" if callee is None else callee.title
        return f"output `{promise.output}` of {of}"

    def _place(self, promise: PromiseBinding, node: Node | None) -> Span:
        """Give the narrowest place that is known."""
        places = [promise.span, NOWHERE if node is None else node.span, self._workflow.span]
        return next((place for place in places if place != NOWHERE), NOWHERE)
