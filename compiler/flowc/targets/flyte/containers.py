"""Containers of tasks."""

from __future__ import annotations

from flyteidl.core import literals_pb2, tasks_pb2

from flowc.targets.flyte.carried_settings import VARIABLE, carried_settings
from flowc.targets.flyte.commands import user_command
from flowc.targets.flyte.images import resolve_image
from flowc.targets.flyte.resources import container_resources
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.task import (
    DataFormat,
    DataLoading,
    ExecutionMode,
    RawContainer,
    UserContainer,
)

_FORMATS = {
    DataFormat.JSON: tasks_pb2.DataLoadingConfig.JSON,
    DataFormat.YAML: tasks_pb2.DataLoadingConfig.YAML,
    DataFormat.PROTO: tasks_pb2.DataLoadingConfig.PROTO,
}


def container_of(
    container: UserContainer | RawContainer,
    settings: FlyteSettings,
    *,
    carries: bool = True,
    in_pod: bool = False,
) -> tasks_pb2.Container:
    """Encode a container, whether or not a pod goes around it; raises UnencodableError.

    `carries`: what compiles while it runs gets the settings of this compilation. `in_pod`: it goes
    into a pod, if only by the overrides of a node.
    """
    encoded = tasks_pb2.Container(
        image=resolve_image(container.image, settings.images, settings.flytekit),
        resources=container_resources(container.resources),
        env=_environment(container, settings, carries=carries),
    )
    if isinstance(container, UserContainer):
        encoded.args.extend(user_command(container, settings, in_pod=in_pod))
    else:
        encoded.command.extend(container.command)
        encoded.args.extend(container.arguments)
        if container.data is not None:
            encoded.data_config.CopyFrom(data_loading(container.data))
    return encoded


def data_loading(data: DataLoading) -> tasks_pb2.DataLoadingConfig:
    """Encode where a raw container finds its inputs and leaves its outputs."""
    return tasks_pb2.DataLoadingConfig(
        input_path=data.input_path,
        output_path=data.output_path,
        format=_FORMATS[data.format],
        enabled=data.enabled,
    )


def _environment(
    container: UserContainer | RawContainer, settings: FlyteSettings, *, carries: bool
) -> list[literals_pb2.KeyValuePair]:
    """Lay the task's variables over the settings', which keep their places."""
    variables = {pair.key: pair.value for pair in settings.environment}
    if carries and isinstance(container, UserContainer) and _compiles_when_it_runs(container):
        variables.setdefault(VARIABLE, carried_settings(settings, container.carried_images))
    variables.update((pair.key, pair.value) for pair in container.environment)
    return [literals_pb2.KeyValuePair(key=key, value=value) for key, value in variables.items()]


def _compiles_when_it_runs(container: UserContainer) -> bool:
    return container.mode in (ExecutionMode.DYNAMIC, ExecutionMode.EAGER)
