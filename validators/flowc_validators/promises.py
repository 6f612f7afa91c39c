"""The types of promises in one workflow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from flowc_ir.graph import (
    START_NODE,
    ApproveGate,
    BindingValue,
    Branch,
    Node,
    PromiseBinding,
    Workflow,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.records import Definition, Record
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
    EnumType,
    ListType,
    MapType,
    RecordType,
    SimpleType,
    Type,
)
from flowc_ir.walk import inner_nodes
from flowc_validators.callees import Callees


class PromiseFault:
    """What is wrong with a promise."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NoSuchOutput(PromiseFault):
    """A promise names an output that its node does not have."""

    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoSuchField(PromiseFault):
    """A promise names a field that a record does not have."""

    record: Record
    field: str


@dataclass(frozen=True, slots=True)
class NoParts(PromiseFault):
    """A promise looks for a part that such a value has not. `step` is a name or an index."""

    type: Type
    step: str | int


Resolved: TypeAlias = "Type | PromiseFault | None"
"""The type of a promise, what is wrong with it, or None if its type is not known."""


class Promises:
    """Finds the types of the promises of one workflow."""

    def __init__(
        self, workflow: Workflow, callees: Callees, definitions: Mapping[str, Definition]
    ) -> None:
        self._callees = callees
        self._definitions = definitions
        # Promises name the nodes of the workflow itself; nodes in a branch have ids of their own.
        self._nodes = {node.id: node for node in workflow.nodes}
        self._inputs = {parameter.name: parameter.type for parameter in workflow.interface.inputs}
        self._outputs: dict[str, Mapping[str, Type] | None] = {START_NODE: self._inputs}

    def type_of(self, promise: PromiseBinding) -> Resolved:
        """Resolve one promise."""
        outputs = self.outputs(promise.node)
        if outputs is None:
            return None
        type_ = outputs.get(promise.output)
        if type_ is None:
            return NoSuchOutput(tuple(outputs))
        return self._walk(type_, promise.path)

    def outputs(self, node_id: str) -> Mapping[str, Type] | None:
        """Give what comes out of a node, by name; None if that is not known."""
        if node_id not in self._outputs:
            self._outputs[node_id] = None  # what asks for itself stays unknown
            node = self._nodes.get(node_id)
            self._outputs[node_id] = None if node is None else self.outputs_of(node)
        return self._outputs[node_id]

    def outputs_of(self, node: Node) -> Mapping[str, Type] | None:
        """Give what comes out of a node, also of one inside a branch; None if that is not known.

        An output that has another name is known by that name only.
        """
        outputs = self._unnamed_outputs(node)
        if outputs is None or not node.aliases:
            return outputs
        aliases = {alias.output: alias.alias for alias in node.aliases}
        return {aliases.get(name, name): type_ for name, type_ in outputs.items()}

    def _unnamed_outputs(self, node: Node) -> Mapping[str, Type] | None:
        match node.target:
            case Branch():
                return self._of_branch(node)
            case ApproveGate():
                known: dict[str, Type] = {}
                for binding in node.bindings:
                    type_ = self.value_type(binding.value)
                    if type_ is None or isinstance(type_, PromiseFault):
                        return None
                    known[binding.port] = type_
                return known
            case _:
                callee = self._callees.of_node(node)
                return None if callee is None else callee.outputs

    def value_type(self, value: BindingValue) -> Resolved:
        """Give the type of what flows, if it is one promise."""
        return self.type_of(value) if isinstance(value, PromiseBinding) else None

    def _of_branch(self, node: Node) -> Mapping[str, Type] | None:
        """Give what all cases have in common, as the backend does."""
        cases = [self.outputs_of(inner) for inner in inner_nodes(node)]
        known = [case for case in cases if case is not None]
        if len(known) != len(cases) or not known:
            return None
        first, *others = known
        return {name: t for name, t in first.items() if all(name in other for other in others)}

    def _walk(self, type_: Type, path: tuple[str | int, ...]) -> Resolved:
        for step in path:
            match bare(type_):
                case ListType(item=item) as whole:
                    if isinstance(step, str):
                        return NoParts(whole, step)
                    type_ = item
                case MapType(value=value) as whole:
                    if isinstance(step, int):
                        return NoParts(whole, step)
                    type_ = value
                case RecordType(name=name):
                    record = self._definitions.get(name)
                    if not isinstance(record, Record):
                        return None
                    found = [field for field in record.fields if field.name == step]
                    if not found:
                        return NoSuchField(record, str(step))
                    if found[0].type is None:
                        return None
                    type_ = found[0].type
                case SimpleType() | ChoiceType() | EnumType() | BlobType() | DatasetType() as atom:
                    return NoParts(atom, step)
                case _:
                    pass  # the backend walks on, and keeps the type
        return type_


def bare(type_: Type) -> Type:
    """Give a type without the user's annotations."""
    return bare(type_.inner) if isinstance(type_, AnnotatedType) else type_
