"""What a node changes of the task that it runs."""

from __future__ import annotations

from flyteidl.core import tasks_pb2, workflow_pb2

from flowc.targets.flyte.commands import fast_prefix
from flowc.targets.flyte.containers import container_of
from flowc.targets.flyte.pods import override_pod
from flowc.targets.flyte.resources import extended_resources, override_resources
from flowc.targets.flyte.scope import Scope
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.graph import Overrides
from flowc_ir.task import ExecutionMode, PodTemplate, RawContainer, UserContainer


def overrides_of(
    overrides: Overrides | None, task: str, scope: Scope
) -> workflow_pb2.TaskNodeOverrides:
    """Encode the overrides of a node that runs `task`; raises UnencodableError."""
    encoded = workflow_pb2.TaskNodeOverrides()
    if overrides is None:
        return encoded
    encoded.container_image = overrides.image
    if overrides.resources is not None:
        encoded.resources.CopyFrom(override_resources(overrides.resources))
    if overrides.extended is not None:
        encoded.extended_resources.CopyFrom(extended_resources(overrides.extended))
    if overrides.pod_template is not None and _takes_pod(task, scope):
        encoded.pod_template.CopyFrom(_pod(overrides.pod_template, task, scope))
    return encoded


def _takes_pod(task: str, scope: Scope) -> bool:
    """Tell whether a pod template of a node is written: not always for that of a map task."""
    if scope.settings.flytekit.overrides_write_pods:
        return True
    callee = scope.index.find_task(task)
    target = callee.target if callee is not None else None
    return not (isinstance(target, UserContainer) and target.mode is ExecutionMode.MAP)


def _pod(template: PodTemplate, task: str, scope: Scope) -> tasks_pb2.K8sPod:
    callee = scope.index.find_task(task)
    if callee is None or not isinstance(callee.target, (UserContainer, RawContainer)):
        raise UnencodableError(f"the pod template of a node needs the container of task `{task}`")
    encoded = _container(callee.target, scope.settings)
    return override_pod(template, callee.target, encoded, scope.settings)


def _container(
    container: UserContainer | RawContainer, settings: FlyteSettings
) -> tasks_pb2.Container:
    # flytekit 1.16.31 asks the task before it is packaged, when a dynamic one carries nothing yet.
    is_mapped = isinstance(container, UserContainer) and container.mode is ExecutionMode.MAP
    in_pod = container.pod_template is not None or not is_mapped
    encoded = container_of(container, settings, carries=False, in_pod=in_pod)
    if (
        isinstance(container, UserContainer)
        and container.mode is ExecutionMode.MAP
        and container.pod_template is not None
    ):
        # A quirk of flytekit 1.16.31 (tools/translator.py): such a command fetches its code twice.
        command = [*fast_prefix(settings), *encoded.args]
        del encoded.args[:]
        encoded.args.extend(command)
    return encoded
