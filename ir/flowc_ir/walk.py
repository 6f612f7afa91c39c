"""The one way to go over the parts of a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from flowc_ir.graph import (
    Binding,
    BindingValue,
    Branch,
    Call,
    Comparison,
    Condition,
    Conjunction,
    InputGate,
    ListBinding,
    LiteralBinding,
    LiteralOperand,
    Map,
    MapBinding,
    Node,
    Operand,
    PromiseBinding,
    Reference,
    RemoteReference,
    Workflow,
)
from flowc_ir.interface import Interface
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import (
    BlobLiteral,
    DatasetLiteral,
    ForeignLiteral,
    HashedLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    UnionLiteral,
)
from flowc_ir.program import Entity, Opaque
from flowc_ir.records import Definition, Enum
from flowc_ir.task import Task
from flowc_ir.types import (
    AnnotatedType,
    DatasetType,
    EncodedType,
    ListType,
    MapType,
    NativeType,
    SchemaType,
    StructType,
    Type,
    UnionType,
)


def walk_nodes(workflow: Workflow) -> Iterator[Node]:
    """Give every node: each before those inside it, the failure node last."""
    for node in workflow.nodes:
        yield from walk_node(node)
    if workflow.failure_node is not None:
        yield from walk_node(workflow.failure_node)


def walk_node(node: Node) -> Iterator[Node]:
    """Give `node`, and every node inside it."""
    yield node
    for inner in inner_nodes(node):
        yield from walk_node(inner)


def inner_nodes(node: Node) -> tuple[Node, ...]:
    """Give the nodes directly inside `node`: those of a branch, or the one of a map."""
    match node.target:
        case Branch(cases=cases, otherwise=otherwise):
            rest = () if otherwise is None else (otherwise,)
            return (*(case.node for case in cases), *rest)
        case Map(node=inner):
            return (inner,)
        case _:
            return ()


def walk_bindings(workflow: Workflow) -> Iterator[Binding]:
    """Give what flows into every port of every node, and then into the outputs."""
    for node in walk_nodes(workflow):
        yield from node.bindings
    yield from workflow.outputs


def walk_values(value: BindingValue) -> Iterator[BindingValue]:
    """Give `value`, and every value inside it."""
    yield value
    match value:
        case ListBinding(items=items):
            for item in items:
                yield from walk_values(item)
        case MapBinding(entries=entries):
            for entry in entries:
                yield from walk_values(entry.value)
        case PromiseBinding() | LiteralBinding():
            pass
        case _:
            assert_never(value)


def walk_promises(value: BindingValue) -> Iterator[PromiseBinding]:
    """Give every promise in `value`."""
    for inner in walk_values(value):
        if isinstance(inner, PromiseBinding):
            yield inner


def walk_conditions(condition: Condition) -> Iterator[Comparison]:
    """Give every comparison in `condition`, from left to right."""
    # A chain of connectives grows to the left and may be long, so there is no recursion.
    waiting: list[Condition] = [condition]
    while waiting:
        match waiting.pop():
            case Comparison() as comparison:
                yield comparison
            case Conjunction(left=left, right=right):
                waiting += [right, left]


def walk_references(entity: Entity) -> Iterator[Reference]:
    """Give every reference to another entity."""
    match entity:
        case Workflow():
            for node in walk_nodes(entity):
                if isinstance(node.target, Call):
                    yield node.target.callee
        case LaunchPlan(workflow=workflow):
            yield workflow
        case Task() | Opaque():
            pass
        case _:
            assert_never(entity)


def interface_of(entity: Entity) -> Interface | None:
    """Give the interface that the entity itself carries; launch plans carry none."""
    match entity:
        case Task(interface=interface) | Workflow(interface=interface):
            return interface
        case Opaque(interface=interface):
            return interface
        case LaunchPlan():
            return None
        case _:
            assert_never(entity)


def walk_types(entity: Entity) -> Iterator[Type]:
    """Give every type that the entity names, whole: of ports, of gates, and inside literals."""
    interface = interface_of(entity)
    if interface is not None:
        yield from _interface_types(interface)
    for reference in walk_references(entity):
        if isinstance(reference, RemoteReference) and reference.interface is not None:
            yield from _interface_types(reference.interface)
    match entity:
        case Workflow():
            yield from _workflow_types(entity)
        case LaunchPlan(parameters=parameters, fixed_inputs=fixed, trigger=trigger):
            yield from _interface_types(Interface(inputs=parameters))
            if trigger is not None:
                yield from _interface_types(Interface(inputs=trigger.inputs))
            for entry in fixed:
                yield from literal_types(entry.value)
        case Task() | Opaque():
            pass
        case _:
            assert_never(entity)


def definition_types(definition: Definition) -> Iterator[Type]:
    """Give every type that a definition names, whole."""
    if isinstance(definition, Enum):
        return
    for field in definition.fields:
        if field.type is not None:
            yield field.type
        if field.default is not None:
            yield from literal_types(field.default)


def type_parts(type_: Type) -> Iterator[Type]:
    """Give `type_`, and every type inside it; names of records and enums are not followed."""
    yield type_
    for part in _direct_parts(type_):
        yield from type_parts(part)


def literal_types(literal: Literal) -> Iterator[Type]:
    """Give every type that a literal names, whole."""
    match literal:
        case ListLiteral(items=items):
            for item in items:
                yield from literal_types(item)
        case MapLiteral(entries=entries):
            for entry in entries:
                yield from literal_types(entry.value)
        case UnionLiteral(value=value, type=type_):
            yield type_
            yield from literal_types(value)
        case BlobLiteral(type=type_) | DatasetLiteral(type=type_) | ForeignLiteral(type=type_):
            yield type_
        case HashedLiteral(value=value):
            yield from literal_types(value)
        case _:
            pass


def _interface_types(interface: Interface) -> Iterator[Type]:
    for parameter in interface.inputs:
        yield parameter.type
        if parameter.default is not None:
            yield from literal_types(parameter.default)
    for output in interface.outputs:
        yield output.type


def _workflow_types(workflow: Workflow) -> Iterator[Type]:
    for node in walk_nodes(workflow):
        if isinstance(node.target, InputGate):
            yield node.target.type
        if isinstance(node.target, Branch):
            yield from _branch_types(node.target)
    for binding in walk_bindings(workflow):
        for value in walk_values(binding.value):
            if isinstance(value, LiteralBinding):
                yield from literal_types(value.value)


def _branch_types(branch: Branch) -> Iterator[Type]:
    for case in branch.cases:
        for comparison in walk_conditions(case.condition):
            for operand in (comparison.left, comparison.right):
                yield from _operand_types(operand)


def _operand_types(operand: Operand) -> Iterator[Type]:
    if isinstance(operand, LiteralOperand):
        yield from literal_types(operand.value)


def _direct_parts(type_: Type) -> tuple[Type, ...]:
    match type_:
        case ListType(item=item):
            return (item,)
        case MapType(value=value):
            return (value,)
        case StructType(key=key, value=value):
            return tuple(part for part in (key, value) if part is not None)
        case UnionType(variants=parts) | NativeType(arguments=parts):
            return parts
        case DatasetType(columns=columns) | SchemaType(columns=columns):
            return tuple(column.type for column in columns)
        case AnnotatedType(inner=inner) | EncodedType(inner=inner):
            return (inner,)
        case _:
            return ()
