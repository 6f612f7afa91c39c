"""Nodes of every kind from `flyteidl.core.Node`."""

from __future__ import annotations

from flyteidl.core import workflow_pb2

from flowc.targets.flyte.lifting.bindings import bindings
from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.conditions import condition
from flowc.targets.flyte.lifting.literals import duration
from flowc.targets.flyte.lifting.overrides import overrides
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc_ir.graph import (
    Alias,
    ApproveGate,
    Branch,
    Call,
    Case,
    EntityKind,
    InputGate,
    Map,
    Node,
    NodeMetadata,
    NodeTarget,
    SleepGate,
)


def node(message: workflow_pb2.Node, place: Place, scope: Scope) -> Node | None:
    """Give a node; None if a part of it is missing, which goes into the report."""
    if not message.id:
        _missing("the node has no id", place, scope)
    target = _target(message, place, scope)
    # What flows in is read in any case, so that all that is wrong comes at once.
    flowing = bindings(message.inputs, "inputs", place, scope)
    if target is None or not message.id:
        return None
    return Node(
        id=message.id,
        target=target,
        metadata=_metadata(message.metadata) if message.HasField("metadata") else None,
        bindings=flowing,
        upstream=tuple(message.upstream_node_ids),
        aliases=tuple(Alias(alias.var, alias.alias) for alias in message.output_aliases),
        span=place.span,
    )


def _target(message: workflow_pb2.Node, place: Place, scope: Scope) -> NodeTarget | None:
    match message.WhichOneof("target"):
        case "task_node":
            return _task_call(message.task_node, place, scope)
        case "workflow_node":
            return _workflow_call(message.workflow_node, place, scope)
        case "branch_node":
            return _branch(message.branch_node, place.at("branch_node"), scope)
        case "gate_node":
            return _gate(message.gate_node, place.at("gate_node"), scope)
        case "array_node":
            return _map(message.array_node, place.at("array_node"), scope)
        case _:
            _missing("the node runs nothing", place, scope)
            return None


def _task_call(message: workflow_pb2.TaskNode, place: Place, scope: Scope) -> Call | None:
    if message.WhichOneof("reference") is None:
        _missing("the node does not say which task it runs", place, scope)
        return None
    callee = scope.reference(message.reference_id, EntityKind.TASK, place)
    return Call(callee=callee, overrides=overrides(message.overrides))


def _workflow_call(message: workflow_pb2.WorkflowNode, place: Place, scope: Scope) -> Call | None:
    match message.WhichOneof("reference"):
        case "launchplan_ref":
            kind, id_ = EntityKind.LAUNCH_PLAN, message.launchplan_ref
        case "sub_workflow_ref":
            kind, id_ = EntityKind.WORKFLOW, message.sub_workflow_ref
        case _:
            reason = "the node does not say which workflow or launch plan it runs"
            _missing(reason, place, scope, "WorkflowReferenceNotFound")
            return None
    return Call(callee=scope.reference(id_, kind, place))


def _branch(message: workflow_pb2.BranchNode, place: Place, scope: Scope) -> Branch | None:
    block = message.if_else
    if not block.HasField("case"):
        _missing("the branch has no case", place, scope, "BranchNodeHasNoCondition")
    blocks = [*([block.case] if block.HasField("case") else []), *block.other]
    cases = [_case(each, place.item("cases", number), scope) for number, each in enumerate(blocks)]
    ends = block.WhichOneof("default")
    if ends is None:
        reason = "the branch has neither a last case nor an error at its end"
        _missing(reason, place, scope, "BranchNodeHasNoDefault")
    last = node(block.else_node, place.at("else_node"), scope) if ends == "else_node" else None
    known = tuple(case for case in cases if case is not None)
    if not known or len(known) < len(blocks) or (ends == "else_node" and last is None):
        return None
    return Branch(
        cases=known,
        otherwise=last,
        error=block.error.message if ends == "error" else None,
        error_node=block.error.failed_node_id,
    )


def _case(message: workflow_pb2.IfBlock, place: Place, scope: Scope) -> Case | None:
    found = None
    if message.HasField("condition"):
        found = condition(message.condition, place.at("condition"), scope)
    else:
        _missing("the case has no condition", place, scope, "BranchNodeHasNoCondition")
    if not message.HasField("then_node"):
        _missing("the case runs nothing", place, scope, "BranchNodeIdNotFound")
        return None
    inner = node(message.then_node, place.at("then_node"), scope)
    return None if found is None or inner is None else Case(condition=found, node=inner)


def _gate(message: workflow_pb2.GateNode, place: Place, scope: Scope) -> NodeTarget | None:
    match message.WhichOneof("condition"):
        case "approve":
            return ApproveGate(signal=message.approve.signal_id)
        case "sleep":
            return SleepGate(duration=duration(message.sleep.duration))
        case "signal":
            signal = message.signal
            if not signal.HasField("type"):
                _missing("the gate waits for a value that has no type", place, scope)
            if not signal.output_variable_name:
                _missing("the gate's output has no name", place, scope)
            if not signal.HasField("type") or not signal.output_variable_name:
                return None
            return InputGate(
                signal=signal.signal_id,
                type=scope.types.lift(signal.type, place.at("type")),
                output=signal.output_variable_name,
            )
        case _:
            _missing("the gate waits for nothing", place, scope, "NoConditionFound")
            return None


def _map(message: workflow_pb2.ArrayNode, place: Place, scope: Scope) -> Map | None:
    inner = node(message.node, place.at("node"), scope)
    if inner is None:
        return None
    succeeds = message.WhichOneof("success_criteria")
    limited = message.WhichOneof("parallelism_option")
    return Map(
        node=inner,
        parallelism=message.parallelism if limited else None,
        min_successes=message.min_successes if succeeds == "min_successes" else None,
        min_success_ratio=message.min_success_ratio if succeeds == "min_success_ratio" else None,
        original_interface=message.is_original_sub_node_interface.value,
        mode=message.execution_mode,
        data_mode=message.data_mode,
        bound_inputs=tuple(message.bound_inputs),
        run_all=message.run_all_sub_nodes or None,
    )


def _metadata(message: workflow_pb2.NodeMetadata) -> NodeMetadata:
    has = {
        oneof: message.WhichOneof(oneof) is not None
        for oneof in (
            "interruptible_value",
            "cacheable_value",
            "cache_version_value",
            "cache_serializable_value",
        )
    }
    return NodeMetadata(
        name=message.name,
        timeout=duration(message.timeout) if message.HasField("timeout") else None,
        retries=message.retries.retries or None,
        interruptible=message.interruptible if has["interruptible_value"] else None,
        cacheable=message.cacheable if has["cacheable_value"] else None,
        cache_version=message.cache_version if has["cache_version_value"] else None,
        cache_serializable=(
            message.cache_serializable if has["cache_serializable_value"] else None
        ),
    )


def _missing(reason: str, place: Place, scope: Scope, backend: str = "") -> None:
    scope.report.add(MISSING_VALUE.at(place.span, reason, backend=backend))
