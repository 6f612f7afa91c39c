"""Workflows as `flyteidl.admin.WorkflowSpec`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flyteidl.admin import workflow_pb2 as admin_workflow_pb2
from flyteidl.core import workflow_pb2

from flowc.targets.flyte.bindings import bindings_of
from flowc.targets.flyte.documentation import description_of
from flowc.targets.flyte.identifiers import local_identifier
from flowc.targets.flyte.interfaces import interface_of
from flowc.targets.flyte.nodes import node_of
from flowc.targets.flyte.scope import Scope
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.graph import (
    Branch,
    Call,
    EntityKind,
    FailurePolicy,
    LocalReference,
    Node,
    Workflow,
)

_POLICIES = {
    FailurePolicy.FAIL_IMMEDIATELY: workflow_pb2.WorkflowMetadata.FAIL_IMMEDIATELY,
    FailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE: (
        workflow_pb2.WorkflowMetadata.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE
    ),
}


def workflow_spec(
    workflow: Workflow, done: Mapping[str, admin_workflow_pb2.WorkflowSpec], scope: Scope
) -> admin_workflow_pb2.WorkflowSpec:
    """Encode a workflow with all workflows that it runs, which must be in `done`.

    Mirrors `get_serializable_workflow` of flytekit 1.16.31 (tools/translator.py). Raises
    UnencodableError.
    """
    template = workflow_pb2.WorkflowTemplate(
        id=local_identifier(EntityKind.WORKFLOW, workflow.name, scope.settings),
        metadata=workflow_pb2.WorkflowMetadata(on_failure=_POLICIES[workflow.failure_policy]),
        metadata_defaults=workflow_pb2.WorkflowMetadataDefaults(
            interruptible=workflow.interruptible
        ),
        interface=interface_of(workflow.interface, scope.types),
        nodes=[node_of(node, scope) for node in workflow.nodes],
        outputs=bindings_of(workflow.outputs, scope.types),
    )
    if workflow.failure_node is not None:
        template.failure_node.CopyFrom(node_of(workflow.failure_node, scope))
    return admin_workflow_pb2.WorkflowSpec(
        template=template,
        sub_workflows=_sub_workflows(workflow, done, scope),
        description=description_of(workflow.docs),
    )


def _sub_workflows(
    workflow: Workflow, done: Mapping[str, admin_workflow_pb2.WorkflowSpec], scope: Scope
) -> list[workflow_pb2.WorkflowTemplate]:
    """Gather the templates of all workflows below, each once, by name."""
    templates: dict[str, workflow_pb2.WorkflowTemplate] = {}
    for name in _called_workflows(workflow):
        spec = done.get(name)
        if spec is None or scope.index.find(EntityKind.WORKFLOW, name) is None:
            raise UnencodableError(f"it runs workflow `{name}`, which is not known exactly")
        templates[name] = spec.template
        templates.update((below.id.name, below) for below in spec.sub_workflows)
    return [templates[name] for name in sorted(templates)]


def _called_workflows(workflow: Workflow) -> Iterator[str]:
    """Name the workflows that flytekit looks for: it does not look into nested branches."""
    for node in workflow.nodes:
        yield from _callee((node,))
        if isinstance(node.target, Branch):
            yield from _callee(case.node for case in node.target.cases)
            if node.target.otherwise is not None:
                yield from _callee((node.target.otherwise,))
    if workflow.failure_node is not None:
        yield from _callee((workflow.failure_node,))


def _callee(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if not isinstance(node.target, Call) or node.target.callee.kind is not EntityKind.WORKFLOW:
            continue
        if not isinstance(node.target.callee, LocalReference):
            raise UnencodableError(
                f"`{node.target.callee.name}` is registered elsewhere; only its launch plan can run"
            )
        yield node.target.callee.name
