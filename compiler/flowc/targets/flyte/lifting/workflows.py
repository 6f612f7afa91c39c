"""Workflows from `flyteidl.core.WorkflowTemplate`."""

from __future__ import annotations

from flyteidl.admin import description_entity_pb2
from flyteidl.core import workflow_pb2

from flowc.targets.flyte.lifting.bindings import bindings
from flowc.targets.flyte.lifting.interfaces import documentation, interface
from flowc.targets.flyte.lifting.nodes import node
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc_ir.graph import FailurePolicy, Workflow

_POLICIES = {
    workflow_pb2.WorkflowMetadata.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE: (
        FailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE
    ),
}


def workflow(
    template: workflow_pb2.WorkflowTemplate,
    description: description_entity_pb2.DescriptionEntity | None,
    place: Place,
    scope: Scope,
) -> Workflow:
    """Give a workflow, without the nodes of which a part is missing; that goes into the report."""
    nodes = [
        node(message, place.item("nodes", message.id or number), scope)
        for number, message in enumerate(template.nodes)
    ]
    failure = None
    if template.HasField("failure_node"):
        failure = node(template.failure_node, place.at("failure_node"), scope)
    return Workflow(
        name=template.id.name,
        interface=interface(template.interface, place.at("interface"), scope.literals),
        nodes=tuple(each for each in nodes if each is not None),
        outputs=bindings(template.outputs, "outputs", place, scope),
        failure_node=failure,
        failure_policy=_POLICIES.get(template.metadata.on_failure, FailurePolicy.FAIL_IMMEDIATELY),
        interruptible=template.metadata_defaults.interruptible,
        docs=documentation(description),
        span=place.span,
    )
