"""Nodes, while the body of their workflow runs."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.codes import NOT_A_NODE
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.graph import ordering
from flowc.dialects.flytekit.graph.ordering import CallResult
from flowc.dialects.flytekit.naming import dns_name
from flowc.dialects.flytekit.session import Compiling, GraphNode, mistake
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.values import NONE, DictValue, Known, Unknown, Value
from flowc_ir.graph import Alias, Binding, Branch, NodeMetadata, Overrides
from flowc_ir.source import Span

Override = Callable[[Context, "NodeValue", Call], None]


class NodeValue(GraphNode):
    """A node while its workflow body runs; it is frozen into IR when the body has ended.

    `outputs` is set for nodes made by `create_node`. `branch` is set for conditional sections.
    `orders` are the nodes that were put before it explicitly, and where. `home` is the graph that
    it was made in; `is_case`: it is the result of a case, and runs only there.
    """

    __slots__ = (
        "aliases",
        "bindings",
        "branch",
        "entity",
        "home",
        "id",
        "is_case",
        "metadata",
        "orders",
        "outputs",
        "override",
        "overrides",
        "span",
        "upstream",
    )

    def __init__(
        self,
        node_id: str,
        entity: FlyteEntity | None,
        metadata: NodeMetadata,
        span: Span,
        override: Override,
    ) -> None:
        self.id = node_id
        self.entity = entity
        self.metadata = metadata
        self.span = span
        self.override = override
        self.bindings: list[tuple[str, Callable[[], Binding]]] = []
        self.upstream: list[NodeValue] = []
        self.orders: list[tuple[NodeValue, Span]] = []
        self.aliases: tuple[Alias, ...] = ()
        self.overrides = Overrides()
        self.outputs: dict[str, Value] | None = None
        self.branch: Callable[[], Branch] | None = None
        self.home: Compiling | None = None
        self.is_case = False

    def describe(self) -> str:
        """Say what this is."""
        return f"node `{self.id}`"

    @property
    def written_id(self) -> str:
        """The id in the package: flytekit 1.16.31 shortens the one that the node has once more.

        Tasks and outputs that are bound to the node name the other; they differ for long names.
        """
        return dns_name(self.id)

    def runs_before(self, other: NodeValue, span: Span) -> None:
        """Order two nodes (flytekit core/node.py)."""
        if self not in other.upstream:
            other.upstream.append(self)
            other.orders.append((self, span))

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an output, or one of the few attributes that flytekit's `Node` has."""
        if self.outputs is not None and name in self.outputs:
            return self.outputs[name]
        match name:
            case "with_overrides":
                return Builtin("Node.with_overrides", self._with_overrides)
            case "runs_before":
                return Builtin("Node.runs_before", self._runs_before)
            case "id" | "name":
                return Known(self.id)
            case "outputs":
                if self.outputs is None:
                    context.throw("AssertionError", "Cannot use outputs with all Nodes", span)
                return DictValue({k: (Known(k), v) for k, v in self.outputs.items()})
            case "flyte_entity" if self.entity is not None:
                return self.entity
            case "metadata" | "bindings" | "upstream_nodes" | "run_entity":
                return Unknown(f"`{name}` of a node is not followed", span)
            case _:
                context.throw("AttributeError", f"'Node' object has no attribute '{name}'", span)

    def _with_overrides(self, context: Context, call: Call) -> Value:
        self.override(context, self, call)
        return self

    def _runs_before(self, context: Context, call: Call) -> Value:
        self._order(ordering.called_with(context, call), call.span, "runs_before")
        return NONE

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Order two nodes with `>>`."""
        if operator != ">>" or (reflected and isinstance(other, CallResult)):
            return None if operator != "<<" else ordering.refuse_backwards(span)
        if reflected:
            ordering.refuse(other, span, ">>", "TypeError")
        self._order(other, span, ">>")
        return other

    def _order(self, other: Value, span: Span, operation: str) -> None:
        match other:
            case NodeValue():
                self.runs_before(other, span)
            case CallResult():
                mistake(
                    NOT_A_NODE,
                    span,
                    f"{other.describe()} is no node: what `create_node` gives can only be put "
                    "before another such node",
                    hint="make both with `create_node`, or none",
                    exception="AttributeError",
                )
            case _:
                ordering.refuse(other, span, operation)
