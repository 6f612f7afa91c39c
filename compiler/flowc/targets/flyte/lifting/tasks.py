"""Tasks from `flyteidl.admin.TaskSpec`."""

from __future__ import annotations

from flyteidl.admin import task_pb2
from flyteidl.core import security_pb2, tasks_pb2

from flowc.targets.flyte.lifting.codes import MISSING_VALUE, UNREADABLE_POD
from flowc.targets.flyte.lifting.containers import PRIMARY, container, pod
from flowc.targets.flyte.lifting.interfaces import documentation, interface
from flowc.targets.flyte.lifting.literals import duration
from flowc.targets.flyte.lifting.overrides import extended, pairs
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.scope import Scope
from flowc.targets.flyte.lifting.structs import plain_struct
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.plain import PlainList, PlainMap
from flowc_ir.task import (
    Identity,
    MountKind,
    NoTarget,
    RawContainer,
    Secret,
    SecurityContext,
    Sql,
    Task,
    TaskMetadata,
    TaskTarget,
    UserContainer,
)

_MOUNTS = {
    security_pb2.Secret.ANY: MountKind.ANY,
    security_pb2.Secret.ENV_VAR: MountKind.ENV_VAR,
    security_pb2.Secret.FILE: MountKind.FILE,
}


def task(message: task_pb2.TaskSpec, place: Place, scope: Scope, settings: FlyteSettings) -> Task:
    """Give a task; what is missing goes into the report."""
    template = message.template
    _judge(template, place, scope)
    target = _target(template, settings)
    has_pod = isinstance(target, (UserContainer, RawContainer)) and target.pod_template is not None
    config = {key: value for key, value in template.config.items() if key != PRIMARY or not has_pod}
    has_docs = message.HasField("description")
    return Task(
        name=template.id.name,
        type=template.type,
        type_version=template.task_type_version,
        interface=interface(template.interface, place.at("interface"), scope.literals),
        metadata=_metadata(template.metadata),
        target=target,
        custom=plain_struct(template.custom) if template.HasField("custom") else None,
        config=pairs(config.items()),
        security=security(template.security_context)
        if template.HasField("security_context")
        else None,
        extended=extended(template.extended_resources)
        if template.HasField("extended_resources")
        else None,
        docs=documentation(message.description if has_docs else None),
        span=place.span,
    )


def security(message: security_pb2.SecurityContext) -> SecurityContext:
    """Give identity and secrets."""
    run_as = message.run_as
    identity = Identity(
        iam_role=run_as.iam_role,
        k8s_service_account=run_as.k8s_service_account,
        execution_identity=run_as.execution_identity,
    )
    return SecurityContext(
        run_as=identity if message.HasField("run_as") else None,
        secrets=tuple(
            Secret(
                group=secret.group,
                key=secret.key,
                group_version=secret.group_version,
                mount=_MOUNTS.get(secret.mount_requirement, MountKind.ANY),
                env_var=secret.env_var,
            )
            for secret in message.secrets
        ),
    )


def _judge(template: tasks_pb2.TaskTemplate, place: Place, scope: Scope) -> None:
    """Report what is missing, by the rules of flyteadmin and `CompileTask` v1.16.8."""
    missing = {
        "the task has no type": not template.type,
        "the task has no metadata": not template.HasField("metadata"),
        "the task has no interface": not template.HasField("interface"),
        "the runtime of the task has no version": template.metadata.HasField("runtime")
        and not template.metadata.runtime.version,
    }
    for reason in (reason for reason, is_missing in missing.items() if is_missing):
        scope.report.add(MISSING_VALUE.at(place.span, reason, backend="InvalidArgument"))
    match template.WhichOneof("target"):
        case "container":
            _judge_container(template, place.at("container"), scope)
        case "k8s_pod":
            _judge_pod(template.k8s_pod, place.at("k8s_pod"), scope)
        case _:
            pass


def _judge_container(template: tasks_pb2.TaskTemplate, place: Place, scope: Scope) -> None:
    held = template.container
    if not held.image:
        scope.report.add(MISSING_VALUE.at(place.span, "the container has no image"))
    has_ports = template.interface.inputs.variables or template.interface.outputs.variables
    if has_ports and not held.command and not held.args:
        reason = "the container has neither a command nor arguments, and inputs or outputs"
        scope.report.add(MISSING_VALUE.at(place.span, reason))


def _judge_pod(message: tasks_pb2.K8sPod, place: Place, scope: Scope) -> None:
    if not message.HasField("pod_spec"):
        reason = "the pod has no specification"
        scope.report.add(MISSING_VALUE.at(place.span, reason, backend="InvalidValue"))
        return
    held = dict(plain_struct(message.pod_spec).entries).get("containers")
    items = held.items if isinstance(held, PlainList) else ()
    is_list = held is None or isinstance(held, PlainList)
    if not is_list or not all(isinstance(item, PlainMap) for item in items):
        reason = "the containers of the pod are no list of containers"
        scope.report.add(UNREADABLE_POD.at(place.at("pod_spec").span, reason))


def _target(template: tasks_pb2.TaskTemplate, settings: FlyteSettings) -> TaskTarget:
    is_eager = template.metadata.is_eager
    match template.WhichOneof("target"):
        case "container":
            return container(template.container, is_eager=is_eager, settings=settings)
        case "k8s_pod":
            primary = template.config.get(PRIMARY, "")
            return pod(template.k8s_pod, primary, is_eager=is_eager, settings=settings)
        case "sql":
            return Sql(statement=template.sql.statement, dialect=template.sql.dialect)
        case _:
            return NoTarget()


def _metadata(message: tasks_pb2.TaskMetadata) -> TaskMetadata:
    is_said = message.WhichOneof("interruptible_value") is not None
    return TaskMetadata(
        cache=message.discoverable,
        cache_version=message.discovery_version,
        cache_serialize=message.cache_serializable,
        cache_ignored_inputs=tuple(message.cache_ignore_input_vars),
        retries=message.retries.retries,
        timeout=duration(message.timeout) if message.HasField("timeout") else None,
        interruptible=message.interruptible if is_said else None,
        deprecated=message.deprecated_error_message,
        pod_template_name=message.pod_template_name,
        generates_deck=message.generates_deck.value if message.HasField("generates_deck") else None,
        is_eager=message.is_eager,
        tags=pairs(message.tags.items()),
        labels=pairs(message.metadata.labels.items()),
        annotations=pairs(message.metadata.annotations.items()),
    )
