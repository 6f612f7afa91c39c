"""Tasks as `flyteidl.admin.TaskSpec`."""

from __future__ import annotations

from typing import assert_never

from flyteidl.admin import task_pb2
from flyteidl.core import literals_pb2, tasks_pb2
from google.protobuf import wrappers_pb2

from flowc.targets.flyte.containers import container_of
from flowc.targets.flyte.documentation import description_of
from flowc.targets.flyte.identifiers import local_identifier
from flowc.targets.flyte.interfaces import interface_of
from flowc.targets.flyte.last_settings import filled_map
from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.literals import duration_of, is_zero
from flowc.targets.flyte.pods import object_metadata, pod_of
from flowc.targets.flyte.resources import extended_resources
from flowc.targets.flyte.security import security_context
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.structs import fill_struct
from flowc_ir.graph import EntityKind
from flowc_ir.task import (
    NoTarget,
    RawContainer,
    Sql,
    Task,
    TaskMetadata,
    UserContainer,
)


def task_spec(task: Task, types: LiteralTypes, settings: FlyteSettings) -> task_pb2.TaskSpec:
    """Encode a task; raises UnencodableError.

    Mirrors `get_serializable_task` of flytekit 1.16.31 (tools/translator.py).
    """
    template = tasks_pb2.TaskTemplate(
        id=local_identifier(EntityKind.TASK, task.name, settings),
        type=task.type,
        metadata=_metadata(task.metadata, settings),
        interface=interface_of(task.interface, types),
        task_type_version=task.type_version,
        config=_config(task),
    )
    if task.custom is not None and task.custom.entries:
        fill_struct(template.custom, filled_map(task.custom, settings))
    if task.actor is not None:
        from flowc.targets.flyte.actors import actor_data  # few programs have any

        fill_struct(template.custom, actor_data(task.actor, task.target, settings))
    if task.security is not None:
        template.security_context.CopyFrom(security_context(task.security))
    if task.extended is not None:
        template.extended_resources.CopyFrom(extended_resources(task.extended))
    _fill_target(template, task, settings)
    return task_pb2.TaskSpec(template=template, description=description_of(task.docs))


def _metadata(metadata: TaskMetadata, settings: FlyteSettings) -> tasks_pb2.TaskMetadata:
    encoded = tasks_pb2.TaskMetadata(
        discoverable=metadata.cache,
        runtime=tasks_pb2.RuntimeMetadata(
            type=tasks_pb2.RuntimeMetadata.FLYTE_SDK,
            version=settings.flytekit.version,
            flavor="python",
        ),
        retries=literals_pb2.RetryStrategy(retries=metadata.retries),
        discovery_version=metadata.cache_version,
        deprecated_error_message=metadata.deprecated,
        cache_serializable=metadata.cache_serialize,
        tags={pair.key: pair.value for pair in metadata.tags},
        pod_template_name=metadata.pod_template_name,
        cache_ignore_input_vars=metadata.cache_ignored_inputs,
        is_eager=metadata.is_eager,
    )
    if settings.flytekit.writes_deck_flag:
        shown = wrappers_pb2.BoolValue(value=bool(metadata.generates_deck))
        encoded.generates_deck.CopyFrom(shown)
    if settings.flytekit.writes_object_metadata:
        encoded.metadata.CopyFrom(object_metadata(metadata.labels, metadata.annotations))
    if metadata.interruptible is not None:
        encoded.interruptible = metadata.interruptible
    if metadata.timeout is not None and not is_zero(metadata.timeout):
        encoded.timeout.CopyFrom(duration_of(metadata.timeout))
    return encoded


def _fill_target(template: tasks_pb2.TaskTemplate, task: Task, settings: FlyteSettings) -> None:
    target = task.target
    match target:
        case UserContainer() | RawContainer():
            if target.pod_template is None:
                template.container.CopyFrom(container_of(target, settings))
            else:
                template.k8s_pod.CopyFrom(pod_of(target.pod_template, target, settings))
        case Sql(statement=statement, dialect=dialect):
            name = tasks_pb2.Sql.Dialect.Name(dialect)
            template.sql.CopyFrom(tasks_pb2.Sql(statement=statement, dialect=name))
        case NoTarget():
            pass
        case _:
            assert_never(target)


def _config(task: Task) -> dict[str, str]:
    config: dict[str, str] = {}
    target = task.target
    if isinstance(target, (UserContainer, RawContainer)) and target.pod_template is not None:
        config["primary_container_name"] = target.pod_template.primary_container
    config.update((pair.key, pair.value) for pair in task.config)
    return config
