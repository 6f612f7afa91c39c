"""Which node of a changed graph is which of the old one, whatever they are called now.

The ids of nodes are made from their order, so that one more at the top renames all below. Nodes
are matched by what they are instead: first those that run the same with the same inputs, all the
way up; then those that run the same, in order, with the same id first; then those that take the
same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from flowc_ir.graph import (
    ApproveGate,
    BindingValue,
    Branch,
    Call,
    Comparator,
    Comparison,
    Condition,
    InputGate,
    ListBinding,
    LiteralBinding,
    LiteralOperand,
    Map,
    MapBinding,
    Node,
    Operand,
    PromiseBinding,
    SleepGate,
    VariableOperand,
    Workflow,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import ListLiteral, Literal, MapLiteral
from flowc_ir.text.layout import render
from flowc_ir.text.literals import literal_doc
from flowc_ir.walk import inner_nodes

FAILURE = "failure node"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that flows into a port: `place` is where in it, `text` a literal.

    A promise is its `node`, `output` and `path`; of a literal they are empty.
    """

    place: str
    node: str = ""
    output: str = ""
    path: str = ""
    text: str = ""


def leaves(value: BindingValue, place: str = "") -> Iterator[Leaf]:
    """Give all that flows into a port, without where it is written."""
    match value:
        case PromiseBinding(node=node, output=output, path=path):
            steps = "".join(f"[{step!r}]" for step in path)
            yield Leaf(place, node, output, steps)
        case LiteralBinding(value=literal):
            yield from _literal_leaves(literal, place)
        case ListBinding(items=items):
            for index, item in enumerate(items):
                yield from leaves(item, f"{place}[{index}]")
            if not items:
                yield Leaf(place, text="[]")
        case MapBinding(entries=entries):
            for entry in entries:
                yield from leaves(entry.value, f"{place}[{entry.key!r}]")
            if not entries:
                yield Leaf(place, text="{}")


def _literal_leaves(literal: Literal, place: str) -> Iterator[Leaf]:
    """Give the parts of a constant as if each was bound by itself: both are the same."""
    match literal:
        case ListLiteral(items=items) if items:
            for index, item in enumerate(items):
                yield from _literal_leaves(item, f"{place}[{index}]")
        case MapLiteral(entries=entries) if entries:
            for entry in entries:
                yield from _literal_leaves(entry.value, f"{place}[{entry.key!r}]")
        case ListLiteral():
            yield Leaf(place, text="[]")
        case MapLiteral():
            yield Leaf(place, text="{}")
        case _:
            yield Leaf(place, text=spell_literal(literal))


def spell_literal(literal: Literal) -> str:
    """Write a literal on one line."""
    return " ".join(render(literal_doc(literal)).split())


def what_runs(node: Node) -> str:
    """Say what a node runs: its callee, or the kind of gate or branch that it is."""
    match node.target:
        case Call(callee=callee):
            return f"{callee.kind.value.replace('_', ' ')} {callee.name}"
        case Map(node=inner):
            return f"map of {what_runs(inner)}"
        case Branch():
            return "branch"
        case ApproveGate(signal=signal):
            return f"approval {signal}"
        case InputGate(signal=signal):
            return f"input {signal}"
        case SleepGate():
            return "pause"


def spell_condition(condition: Condition, sources: Mapping[str, str]) -> str:
    """Write a condition in a line; `sources` say what flows into the ports of its branch."""
    if isinstance(condition, Comparison):
        left, right = (_operand(o, sources) for o in (condition.left, condition.right))
        return f"{left} {_SIGNS[condition.operator]} {right}"
    left, right = (spell_condition(part, sources) for part in (condition.left, condition.right))
    return f"({left}) {condition.operator.value} ({right})"


_SIGNS = {
    Comparator.EQ: "==",
    Comparator.NE: "!=",
    Comparator.GT: ">",
    Comparator.GE: ">=",
    Comparator.LT: "<",
    Comparator.LE: "<=",
}


def _operand(operand: Operand, sources: Mapping[str, str]) -> str:
    match operand:
        case VariableOperand(name=name):
            return sources.get(name, name)
        case LiteralOperand(value=value):
            return spell_literal(value)


@dataclass(frozen=True, slots=True)
class Placed:
    """A node and where it stands: `key` is its id, after that of the branch around it.

    `branch` is the key of that branch, `case` the number of the case; both are empty elsewhere.
    """

    key: str
    node: Node
    branch: str = ""
    case: int = 0


def nodes_of(workflow: Workflow) -> dict[str, Placed]:
    """Give all nodes of a workflow by key, those inside branches too; the failure node last."""
    found: dict[str, Placed] = {}
    for node in workflow.nodes:
        found |= {placed.key: placed for placed in _placed(Placed(node.id, node))}
    if workflow.failure_node is not None:
        key = f"{FAILURE} {workflow.failure_node.id}"
        found |= {p.key: p for p in _placed(Placed(key, workflow.failure_node))}
    return found


def _placed(placed: Placed) -> Iterator[Placed]:
    yield placed
    if isinstance(placed.node.target, Branch):
        for number, inner in enumerate(inner_nodes(placed.node), start=1):
            yield from _placed(Placed(f"{placed.key}/{inner.id}", inner, placed.key, number))


def match_nodes(old: Mapping[str, Placed], new: Mapping[str, Placed]) -> dict[str, str]:
    """Give the new key of each node that is there still, by its old key."""
    found: dict[str, str] = {}
    ones, others = _Signatures(old), _Signatures(new)
    keys: list[Callable[[_Signatures, Placed], str]] = [
        lambda signatures, placed: signatures.whole(placed),
        lambda _, placed: f"{what_runs(placed.node)}\0{placed.key}",
        lambda _, placed: what_runs(placed.node),
        lambda signatures, placed: signatures.inputs(placed),
    ]
    for key in keys:
        taken = {*found.values()}
        waiting: dict[str, list[Placed]] = {}
        for placed in new.values():
            if placed.key not in taken:
                waiting.setdefault(key(others, placed), []).append(placed)
        for placed in old.values():
            candidates = waiting.get(key(ones, placed)) if placed.key not in found else None
            if candidates:
                same = [c for c in candidates if c.key == placed.key]
                partner = same[0] if same else candidates[0]
                candidates.remove(partner)
                found[placed.key] = partner.key
    return found


class _Signatures:
    """What tells nodes apart by all that they depend on; ids have no part in it."""

    def __init__(self, nodes: Mapping[str, Placed]) -> None:
        self._nodes = nodes
        self._known: dict[str, str] = {}

    def whole(self, placed: Placed) -> str:
        """Give the digest of what a node runs with which inputs."""
        if placed.key not in self._known:
            self._known[placed.key] = ""  # what depends on itself
            text = f"{what_runs(placed.node)}\0{self.inputs(placed)}"
            self._known[placed.key] = sha256(text.encode(errors="surrogatepass")).hexdigest()
        return self._known[placed.key]

    def inputs(self, placed: Placed) -> str:
        """Give what flows into a node, as text; one without inputs is like no other."""
        lines: list[str] = []
        is_branch = isinstance(placed.node.target, Branch)
        for binding in placed.node.bindings:
            # The ports of a branch are named after the nodes that they come from.
            for leaf in leaves(binding.value, "" if is_branch else binding.port):
                source = self._nodes.get(leaf.node)
                producer = leaf.node if source is None else self.whole(source)
                lines.append("\0".join((leaf.place, producer, leaf.output, leaf.path, leaf.text)))
        return "\n".join(sorted(lines)) if lines else f"\0{what_runs(placed.node)}"
