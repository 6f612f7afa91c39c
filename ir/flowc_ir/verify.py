"""The invariants that every pass must leave true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from flowc_ir.graph import (
    START_NODE,
    Branch,
    LocalReference,
    Map,
    Node,
    VariableOperand,
    Workflow,
)
from flowc_ir.interface import Interface
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.records import Definition, Enum, Record
from flowc_ir.task import Task
from flowc_ir.types import EnumType, RecordType, Type
from flowc_ir.walk import (
    definition_types,
    interface_of,
    type_parts,
    walk_bindings,
    walk_conditions,
    walk_nodes,
    walk_promises,
    walk_references,
    walk_types,
)

_SHOWN = 20  # One fault of a pass may break a thousand invariants.

_Table: TypeAlias = Mapping[str, Definition]


class BrokenInvariantError(Exception):
    """A fault of the compiler, never of the user's code."""


def verify(program: Program) -> None:
    """Raise BrokenInvariantError with the invariants of the IR that `program` breaks.

    What the user's code may break (a type that does not fit, an input that is missing, a circle of
    nodes) is no invariant: rules find it.
    """
    faults = list(_program_faults(program))
    if faults:
        rest = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise BrokenInvariantError("; ".join([*faults[:_SHOWN], *rest]))


def _program_faults(program: Program) -> Iterator[str]:
    yield from _twice("source", (source.path for source in program.sources))
    # A distribution may bring several packages, each with a manifest of its own.
    kept = (f"{manifest.id}, {manifest.sha256}" for manifest in program.manifests)
    yield from _twice("manifest", kept)
    yield from _twice("definition", (definition.name for definition in program.types))
    for source in program.sources:
        if source.path.startswith("/"):
            yield f"source `{source.path}` is an absolute path"
    table = {definition.name: definition for definition in program.types}
    known = {_title(entity) for entity in program.entities}
    for definition in program.types:
        yield from _inside(definition.name, _definition_faults(definition, table))
    for entity in program.entities:
        yield from _inside(_title(entity), _entity_faults(entity, table, known))


def _definition_faults(definition: Definition, table: _Table) -> Iterator[str]:
    match definition:
        case Record(fields=fields):
            yield from _twice("field", (field.name for field in fields))
        case Enum(members=members):
            yield from _twice("member", (member.name for member in members))
    yield from _type_faults(definition_types(definition), table)


def _entity_faults(entity: Entity, table: _Table, known: set[str]) -> Iterator[str]:
    yield from _type_faults(walk_types(entity), table)
    for reference in walk_references(entity):
        if isinstance(reference, LocalReference):
            title = f"{reference.kind.value} {reference.name}"
            if title not in known:
                yield f"there is no {title}"
    interface = interface_of(entity)
    if interface is not None:
        yield from _interface_faults(interface)
    match entity:
        case Workflow():
            yield from _workflow_faults(entity)
        case LaunchPlan(parameters=parameters, fixed_inputs=fixed):
            names = [parameter.name for parameter in parameters]
            yield from _twice("input", [*names, *(entry.key for entry in fixed)])
            for parameter in parameters:
                if parameter.default is not None and parameter.source is not None:
                    yield f"input `{parameter.name}` has both a default and an artifact"
        case Opaque(reason=reason):
            if not reason:
                yield "there is no reason why it is opaque"
        case Task():
            pass


def _interface_faults(interface: Interface) -> Iterator[str]:
    yield from _twice("input", (parameter.name for parameter in interface.inputs))
    yield from _twice("output", (output.name for output in interface.outputs))


def _workflow_faults(workflow: Workflow) -> Iterator[str]:
    yield from _twice("node", (node.id for node in workflow.nodes))
    yield from _twice("bound output", (binding.port for binding in workflow.outputs))
    # The nodes of a branch have ids of their own and also name the nodes around the branch.
    known = {node.id for node in walk_nodes(workflow)} | {START_NODE}
    for binding in walk_bindings(workflow):
        for promise in walk_promises(binding.value):
            if promise.node not in known:
                yield f"port `{binding.port}` takes from node `{promise.node}`, which is not there"
    for node in walk_nodes(workflow):
        yield from _inside(f"node {node.id}", _node_faults(node, known))


def _node_faults(node: Node, known: set[str]) -> Iterator[str]:
    if not node.id or node.id == START_NODE:
        yield "the id is not free"
    yield from _twice("port", (binding.port for binding in node.bindings))
    yield from _twice("upstream node", node.upstream)
    for upstream in node.upstream:
        if upstream not in known or upstream == START_NODE:
            yield f"upstream node `{upstream}` is not there"
    match node.target:
        case Branch() as branch:
            yield from _branch_faults(branch, {binding.port for binding in node.bindings})
        case Map(min_successes=successes, min_success_ratio=ratio):
            if successes is not None and ratio is not None:
                yield "both a number and a ratio of successes are set"
        case _:
            pass


def _branch_faults(branch: Branch, ports: set[str]) -> Iterator[str]:
    if not branch.cases:
        yield "there is no case"
    if branch.otherwise is not None and branch.error is not None:
        yield "both a node and an error stand at the end"
    for case in branch.cases:
        for comparison in walk_conditions(case.condition):
            for operand in (comparison.left, comparison.right):
                if isinstance(operand, VariableOperand) and operand.name not in ports:
                    yield f"a condition reads `{operand.name}`, which nothing flows into"


def _type_faults(types: Iterable[Type], table: _Table) -> Iterator[str]:
    for whole in types:
        for part in type_parts(whole):
            match part:
                case RecordType(name=name):
                    if not isinstance(table.get(name), Record):
                        yield f"there is no record `{name}`"
                case EnumType(name=name):
                    if not isinstance(table.get(name), Enum):
                        yield f"there is no enum `{name}`"
                case _:
                    pass


def _title(entity: Entity) -> str:
    match entity:
        case Task(name=name):
            return f"task {name}"
        case Workflow(name=name):
            return f"workflow {name}"
        case LaunchPlan(name=name):
            return f"launch_plan {name}"
        case Opaque(kind=kind, name=name):
            return f"{kind.value} {name}"


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    every = list(names)
    if len(set(every)) == len(every):
        return
    for name, count in Counter(every).items():
        if count > 1:
            yield f"{what} `{name}` stands {count} times"


def _inside(place: str, faults: Iterable[str]) -> Iterator[str]:
    for fault in faults:
        yield f"{place}: {fault}"
