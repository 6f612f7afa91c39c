"""What has changed in the graph of a workflow: nodes, edges, values and order."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from flowc.comparison.matching import (
    Leaf,
    Placed,
    leaves,
    match_nodes,
    nodes_of,
    spell_condition,
    what_runs,
)
from flowc.comparison.settings import spelled_settings
from flowc.comparison.sides import Side, Sides
from flowc_ir.graph import START_NODE, Branch, Call, Map, Node, PromiseBinding, Workflow
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.settings import settings_docs
from flowc_ir.text.types import spell_type
from flowc_ir.types import Type
from flowc_ir.walk import walk_promises
from flowc_validators.promises import PromiseFault, Promises

OUTPUTS = "outputs"
"""What the outputs of a workflow are called, as if they were a node."""


class GraphWhat(enum.Enum):
    """The kinds of changes of a graph."""

    NODE_ADDED = "node added"
    NODE_REMOVED = "node removed"
    NODE_CHANGED = "node changed"
    EDGE_ADDED = "edge added"
    EDGE_REMOVED = "edge removed"
    EDGE_RETYPED = "edge retyped"
    VALUE_CHANGED = "value changed"
    ORDER_ADDED = "order added"
    ORDER_REMOVED = "order removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphEdit:
    """One change of a graph. `node` and `runs` say which node, `port` and `source` which edge.

    Ids are those of the new graph, except of nodes that are gone.
    """

    what: GraphWhat
    node: str
    runs: str = ""
    port: str = ""
    source: str = ""
    before: str = ""
    after: str = ""
    span: Span = NOWHERE
    old_span: Span = NOWHERE


def graph_edits(old: Workflow, new: Workflow, sides: Sides) -> tuple[GraphEdit, ...]:
    """Give all changes of a graph in the order of the new nodes, what is gone first."""
    return tuple(_Graphs(old, new, sides).edits())


class _Graphs:
    def __init__(self, old: Workflow, new: Workflow, sides: Sides) -> None:
        self._old, self._new, self._sides = old, new, sides
        self._before, self._after = nodes_of(old), nodes_of(new)
        self._now = match_nodes(self._before, self._after)
        self._old_types = _Types(old, sides.old)
        self._new_types = _Types(new, sides.new)

    def edits(self) -> Iterator[GraphEdit]:
        for key, placed in self._before.items():
            if key not in self._now:
                whole = _edit(GraphWhat.NODE_REMOVED, placed, None)
                yield whole
                yield from _compared(self._flows(placed, is_old=True), {}, whole, self._sides)
        was = {new: old for old, new in self._now.items()}
        for key, placed in self._after.items():
            before = self._before.get(was.get(key, ""))
            if before is None:
                whole = _edit(GraphWhat.NODE_ADDED, None, placed)
                yield whole
                yield from _compared({}, self._flows(placed, is_old=False), whole, self._sides)
            else:
                yield from self._changed(before, placed)
        outputs = GraphEdit(
            what=GraphWhat.EDGE_ADDED,
            node=OUTPUTS,
            span=self._new.span,
            old_span=self._old.span,
        )
        before_, after_ = self._flows(None, is_old=True), self._flows(None, is_old=False)
        yield from _compared(before_, after_, outputs, self._sides)

    def _changed(self, old: Placed, new: Placed) -> Iterator[GraphEdit]:
        whole = _edit(GraphWhat.NODE_CHANGED, old, new)
        before, after = self._settings(old, is_old=True), self._settings(new, is_old=False)
        for name in dict.fromkeys((*before, *after)):
            one, other = before.get(name, ""), after.get(name, "")
            if one != other:
                yield replace(whole, port=name, before=one, after=other)
        flows = self._flows(old, is_old=True), self._flows(new, is_old=False)
        yield from _compared(*flows, whole, self._sides)
        yield from self._order(old, new, whole)

    def _settings(self, placed: Placed, *, is_old: bool) -> dict[str, str]:
        """Give all of a node but its inputs: what it runs, how, and where it stands."""
        node = placed.node
        branch = self._now.get(placed.branch, placed.branch) if is_old else placed.branch
        found = {
            "runs": what_runs(node),
            "stands": f"case {placed.case} of {branch}" * bool(branch),
        }
        found |= _node_settings(node)
        if isinstance(node.target, Branch):
            sources = {
                binding.port: self._source(leaf, is_old=is_old)
                for binding in node.bindings
                for leaf in leaves(binding.value)
            }
            for number, case in enumerate(node.target.cases, start=1):
                found[f"case {number}"] = spell_condition(case.condition, sources)
            found["error"] = node.target.error or ""
        return found

    def _flows(self, placed: Placed | None, *, is_old: bool) -> dict[str, _Flow]:
        """Give what flows into each place of each port; None: of the outputs."""
        workflow, types = (self._old, self._old_types) if is_old else (self._new, self._new_types)
        bindings = workflow.outputs if placed is None else placed.node.bindings
        is_branch = placed is not None and isinstance(placed.node.target, Branch)
        found: dict[str, _Flow] = {}
        for binding in bindings:
            promises = {_key(p): p for p in walk_promises(binding.value)}
            for leaf in leaves(binding.value, binding.port):
                source = self._source(leaf, is_old=is_old)
                # The ports of a branch are named after the nodes that they come from.
                place = source if is_branch else leaf.place
                if not leaf.node:
                    found[place] = _Flow(source)
                    continue
                given = types.given(promises[(leaf.node, leaf.output, leaf.path)])
                node = None if placed is None else placed.node
                wanted = None if is_branch else types.wanted(node, binding.port)
                found[place] = _Flow(source, given, wanted)
        return found

    def _source(self, leaf: Leaf, *, is_old: bool) -> str:
        """Write what flows: a literal, or a promise by the new key of its node."""
        if not leaf.node:
            return f"= {leaf.text}"
        if leaf.node == START_NODE:
            return f"inputs.{leaf.output}{leaf.path}"
        if is_old and leaf.node not in self._now:
            return f"{leaf.node} (gone).{leaf.output}{leaf.path}"
        node = self._now[leaf.node] if is_old else leaf.node
        return f"{node}.{leaf.output}{leaf.path}"

    def _order(self, old: Placed, new: Placed, whole: GraphEdit) -> Iterator[GraphEdit]:
        """Compare what must end before a node without giving it anything."""
        before = {self._now.get(id_, id_) for id_ in _only_before(old.node)}
        after = set(_only_before(new.node))
        for id_ in sorted(before - after):
            yield replace(whole, what=GraphWhat.ORDER_REMOVED, source=id_)
        for id_ in sorted(after - before):
            yield replace(whole, what=GraphWhat.ORDER_ADDED, source=id_)


def _edit(what: GraphWhat, old: Placed | None, new: Placed | None) -> GraphEdit:
    placed = new or old
    return GraphEdit(
        what=what,
        node="" if placed is None else placed.key,
        runs="" if placed is None else what_runs(placed.node),
        span=NOWHERE if new is None else new.node.span,
        old_span=NOWHERE if old is None else old.node.span,
    )


def _node_settings(node: Node) -> dict[str, str]:
    """Give the settings of a node; those of a map are its own and those of the node inside."""
    found: dict[str, str] = {}
    if node.metadata is not None:
        found |= spelled_settings(settings_docs(node.metadata, without=("name",)))
        # No retries and no timeout are written as nothing at all, where nothing is said too.
        found = {name: v for name, v in found.items() if v not in ("`0`", "`duration(0s)`")}
    match node.target:
        case Call(overrides=overrides) if overrides is not None:
            found |= spelled_settings(settings_docs(overrides))
        case Map(node=inner):
            own = spelled_settings(settings_docs(node.target, without=("node",)))
            found |= {name: value for name, value in own.items() if value != "`false`"}
            found |= _node_settings(inner)
        case _:
            pass
    for alias in node.aliases:
        found[f"alias of {alias.output}"] = alias.alias
    return found


@dataclass(frozen=True, slots=True)
class _Flow:
    """What flows into a place: its source, and the types at both ends, as far as they are known."""

    source: str
    given: Type | None = None
    wanted: Type | None = None

    def __str__(self) -> str:
        words = ["?" if type_ is None else spell_type(type_) for type_ in (self.given, self.wanted)]
        return " into ".join(words)


class _Types:
    """The types at both ends of the edges of one workflow."""

    def __init__(self, workflow: Workflow, side: Side) -> None:
        self._workflow = workflow
        self._side = side
        self._promises = Promises(workflow, side.callees, side.definitions)

    def given(self, promise: PromiseBinding) -> Type | None:
        found = self._promises.type_of(promise)
        return None if isinstance(found, PromiseFault) else found

    def wanted(self, target: Node | None, port: str) -> Type | None:
        if target is None:
            types = {output.name: output.type for output in self._workflow.interface.outputs}
            return types.get(port)
        callee = self._side.callees.of_node(target)
        parameter = None if callee is None else callee.inputs.get(port)
        return None if parameter is None else parameter.type


def _compared(
    before: Mapping[str, _Flow], after: Mapping[str, _Flow], whole: GraphEdit, sides: Sides
) -> Iterator[GraphEdit]:
    for place in dict.fromkeys((*before, *after)):
        one, other = before.get(place), after.get(place)
        source = "" if one is None else one.source
        new_source = "" if other is None else other.source
        edit = replace(whole, port=place)
        if one is not None and other is not None and source == new_source:
            if not _is_same_flow(one, other, sides):
                what = GraphWhat.EDGE_RETYPED
                yield replace(edit, what=what, source=source, before=str(one), after=str(other))
        elif source.startswith("=") or new_source.startswith("="):
            old, new = source.removeprefix("= "), new_source.removeprefix("= ")
            yield replace(edit, what=GraphWhat.VALUE_CHANGED, before=old, after=new)
        else:
            if one is not None:
                yield replace(edit, what=GraphWhat.EDGE_REMOVED, source=source, before=str(one))
            if other is not None:
                yield replace(edit, what=GraphWhat.EDGE_ADDED, source=new_source, after=str(other))


def _is_same_flow(old: _Flow, new: _Flow, sides: Sides) -> bool:
    """Tell whether an edge carries what it did; what has changed in a record is told with that."""
    for one, other in ((old.given, new.given), (old.wanted, new.wanted)):
        if one is not None and other is not None:
            found = sides.edits(one, other)
            if not all(edit.definition for edit in found):
                return False
    return True


def _only_before(node: Node) -> list[str]:
    """Give the nodes that only an edge of order names."""
    given = {p.node for b in node.bindings for p in walk_promises(b.value)}
    return [id_ for id_ in node.upstream if id_ not in given]


def _key(promise: PromiseBinding) -> tuple[str, str, str]:
    return promise.node, promise.output, "".join(f"[{step!r}]" for step in promise.path)
