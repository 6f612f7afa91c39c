"""Nodes of every kind as `flyteidl.core.Node`."""

from __future__ import annotations

from typing import assert_never

from flyteidl.core import literals_pb2, types_pb2, workflow_pb2
from google.protobuf import wrappers_pb2

from flowc.targets.flyte.bindings import bindings_of
from flowc.targets.flyte.conditions import condition_of
from flowc.targets.flyte.identifiers import identifier_of
from flowc.targets.flyte.literals import duration_of, is_zero
from flowc.targets.flyte.overrides import overrides_of
from flowc.targets.flyte.scope import Scope
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.graph import (
    ApproveGate,
    Binding,
    Branch,
    Call,
    Case,
    EntityKind,
    InputGate,
    LocalReference,
    Map,
    Node,
    NodeMetadata,
    SleepGate,
)


def node_of(node: Node, scope: Scope) -> workflow_pb2.Node:
    """Encode a node; raises UnencodableError.

    Mirrors `get_serializable_node` of flytekit 1.16.31 (tools/translator.py).
    """
    encoded = workflow_pb2.Node(
        id=node.id,
        inputs=bindings_of(_free_bindings(node, scope), scope.types),
        upstream_node_ids=node.upstream,
    )
    if node.metadata is not None:
        encoded.metadata.CopyFrom(_metadata(node.metadata))
    _fill_target(encoded, node, scope)
    return encoded


def _fill_target(encoded: workflow_pb2.Node, node: Node, scope: Scope) -> None:
    target = node.target
    match target:
        case Call():
            _fill_call(encoded, target, node, scope)
        case Branch():
            encoded.branch_node.if_else.CopyFrom(_branch(target, scope))
        case ApproveGate(signal=signal):
            encoded.gate_node.approve.signal_id = signal
            encoded.gate_node.approve.SetInParent()
        case SleepGate(duration=duration):
            encoded.gate_node.sleep.duration.CopyFrom(duration_of(duration))
        case InputGate(signal=signal, type=type_, output=output):
            encoded.gate_node.signal.signal_id = signal
            encoded.gate_node.signal.type.CopyFrom(scope.types.encode(type_))
            encoded.gate_node.signal.output_variable_name = output
        case Map():
            encoded.array_node.CopyFrom(_map(target, scope))
        case _:
            assert_never(target)


def _fill_call(encoded: workflow_pb2.Node, call: Call, node: Node, scope: Scope) -> None:
    callee = identifier_of(call.callee, scope.settings)
    match call.callee.kind:
        case EntityKind.TASK:
            encoded.task_node.reference_id.CopyFrom(callee)
            if isinstance(call.callee, LocalReference):
                overrides = overrides_of(call.overrides, call.callee.name, scope)
                encoded.task_node.overrides.CopyFrom(overrides)
                for alias in node.aliases:
                    encoded.output_aliases.add(var=alias.output, alias=alias.alias)
        case EntityKind.WORKFLOW:
            encoded.workflow_node.sub_workflow_ref.CopyFrom(callee)
        case EntityKind.LAUNCH_PLAN:
            encoded.workflow_node.launchplan_ref.CopyFrom(callee)
        case _:
            assert_never(call.callee.kind)


def _free_bindings(node: Node, scope: Scope) -> tuple[Binding, ...]:
    """Drop the inputs that the launch plan fixes: the backend rejects them."""
    target = node.target
    if not isinstance(target, Call) or not isinstance(target.callee, LocalReference):
        return node.bindings
    if target.callee.kind is not EntityKind.LAUNCH_PLAN or not node.bindings:
        return node.bindings
    callee = scope.index.find_launch_plan(target.callee.name)
    if callee is None:
        raise UnencodableError(
            f"which inputs launch plan `{target.callee.name}` fixes is not known"
        )
    fixed = {entry.key for entry in callee.fixed_inputs}
    return tuple(binding for binding in node.bindings if binding.port not in fixed)


def _metadata(metadata: NodeMetadata) -> workflow_pb2.NodeMetadata:
    encoded = workflow_pb2.NodeMetadata(
        name=metadata.name,
        retries=literals_pb2.RetryStrategy(retries=metadata.retries or 0),
        cache_version=metadata.cache_version,
    )
    if metadata.interruptible is not None:
        encoded.interruptible = metadata.interruptible
    if metadata.cacheable is not None:
        encoded.cacheable = metadata.cacheable
    if metadata.cache_serializable is not None:
        encoded.cache_serializable = metadata.cache_serializable
    if metadata.timeout is not None and not is_zero(metadata.timeout):
        encoded.timeout.CopyFrom(duration_of(metadata.timeout))
    return encoded


def _branch(branch: Branch, scope: Scope) -> workflow_pb2.IfElseBlock:
    first, *others = [_case(case, scope) for case in branch.cases]
    encoded = workflow_pb2.IfElseBlock(case=first, other=others)
    if branch.otherwise is not None:
        encoded.else_node.CopyFrom(node_of(branch.otherwise, scope))
    elif branch.error is not None:
        encoded.error.CopyFrom(
            types_pb2.Error(failed_node_id=branch.error_node, message=branch.error)
        )
    return encoded


def _case(case: Case, scope: Scope) -> workflow_pb2.IfBlock:
    return workflow_pb2.IfBlock(
        condition=condition_of(case.condition, scope.types),
        then_node=node_of(case.node, scope),
    )


def _map(target: Map, scope: Scope) -> workflow_pb2.ArrayNode:
    encoded = workflow_pb2.ArrayNode(
        node=node_of(target.node, scope),
        parallelism=target.parallelism,
        min_successes=target.min_successes,
        min_success_ratio=target.min_success_ratio,
        execution_mode=workflow_pb2.ArrayNode.ExecutionMode.Name(target.mode),
        is_original_sub_node_interface=wrappers_pb2.BoolValue(value=target.original_interface),
        data_mode=workflow_pb2.ArrayNode.DataMode.Name(target.data_mode),
        bound_inputs=sorted(target.bound_inputs),
    )
    if target.run_all is not None:
        encoded.run_all_sub_nodes = target.run_all
    return encoded
