"""Containers and pods of tasks."""

from __future__ import annotations

from flyteidl.core import tasks_pb2

from flowc.targets.flyte.carried_settings import VARIABLE
from flowc.targets.flyte.commands import DATA_ARGUMENTS, MAP_RESOLVER, fast_prefix
from flowc.targets.flyte.lifting.overrides import pod_template, resources, variables
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.task import (
    DataFormat,
    DataLoading,
    ExecutionMode,
    PodTemplate,
    Quantity,
    RawContainer,
    ResourceName,
    Resources,
    UserContainer,
)

PRIMARY = "primary_container_name"
"""The entry of a task's configuration that names the container of the task in its pod."""

_FORMATS = {
    tasks_pb2.DataLoadingConfig.JSON: DataFormat.JSON,
    tasks_pb2.DataLoadingConfig.YAML: DataFormat.YAML,
    tasks_pb2.DataLoadingConfig.PROTO: DataFormat.PROTO,
}
_AMOUNTS = {
    "cpu": ResourceName.CPU,
    "memory": ResourceName.MEMORY,
    "gpu": ResourceName.GPU,
    "ephemeral-storage": ResourceName.EPHEMERAL_STORAGE,
}


@dataclass(frozen=True, slots=True)
class Command:
    """The usual command of a user's container, read back."""

    resolver: str
    loader_arguments: tuple[str, ...]
    mode: ExecutionMode
    bound_inputs: tuple[str, ...] = ()


def container(
    message: tasks_pb2.Container, *, is_eager: bool, settings: FlyteSettings
) -> UserContainer | RawContainer:
    """Give a container: a user's, if its command is what flytekit writes, else a raw one."""
    whole = RawContainer(
        image=message.image,
        command=tuple(message.command),
        arguments=tuple(message.args),
        environment=variables(message.env),
        resources=resources(message.resources),
        data=_data(message.data_config) if message.HasField("data_config") else None,
    )
    return _user(whole, is_eager=is_eager, settings=settings)


def pod(
    message: tasks_pb2.K8sPod, primary: str, *, is_eager: bool, settings: FlyteSettings
) -> UserContainer | RawContainer:
    """Give the container of a task in its pod; what is not the task's own stays in the pod."""
    template = pod_template(message, primary)
    fields = dict(_primary(template))
    asked = _resources(fields.get("resources"))
    whole = RawContainer(
        image=_text(fields.get("image")),
        command=_words(fields.get("command")),
        arguments=_words(fields.get("args")),
        resources=asked or Resources(),
        data=_data(message.data_config) if message.HasField("data_config") else None,
    )
    if asked is not None:
        template = _without_resources(template)
    found = _user(whole, is_eager=is_eager, settings=settings)
    return replace(found, pod_template=template)


def command_of(arguments: tuple[str, ...], settings: FlyteSettings) -> Command | None:
    """Read the usual command back; None if it is another one."""
    prefix = fast_prefix(settings)
    if arguments[: len(prefix)] != prefix:
        return None
    name, *rest = arguments[len(prefix) :] or ("",)
    count = len(DATA_ARGUMENTS)
    if tuple(rest[:count]) != DATA_ARGUMENTS:
        return None
    match name, rest[count:]:
        case "pyflyte-execute", ["--resolver", resolver, "--", *loader]:
            return Command(resolver, tuple(loader), ExecutionMode.DEFAULT)
        case (
            "pyflyte-map-execute",
            ["--resolver", mapping, "--", "vars", bound, "resolver", resolver, *loader],
        ) if mapping == MAP_RESOLVER:
            names = tuple(bound.split(",")) if bound else ()
            return Command(resolver, tuple(loader), ExecutionMode.MAP, names)
        case _:
            return None


def _user(
    whole: RawContainer, *, is_eager: bool, settings: FlyteSettings
) -> UserContainer | RawContainer:
    found = command_of(whole.arguments, settings)
    if found is None or whole.command or whole.data is not None:
        return whole
    mode = found.mode
    if mode is ExecutionMode.DEFAULT and any(each.key == VARIABLE for each in whole.environment):
        # What compiles while it runs carries the settings of its compilation.
        mode = ExecutionMode.EAGER if is_eager else ExecutionMode.DYNAMIC
    return UserContainer(
        image=whole.image,
        resolver=found.resolver,
        loader_arguments=found.loader_arguments,
        mode=mode,
        map_bound_inputs=found.bound_inputs,
        environment=whole.environment,
        resources=whole.resources,
    )


def _data(message: tasks_pb2.DataLoadingConfig) -> DataLoading:
    return DataLoading(
        input_path=message.input_path,
        output_path=message.output_path,
        format=_FORMATS.get(message.format, DataFormat.JSON),
        enabled=message.enabled,
    )


def _primary(template: PodTemplate) -> tuple[tuple[Plain, Plain], ...]:
    for item in _containers(template):
        if isinstance(item, PlainMap) and dict(item.entries).get("name") == (
            template.primary_container
        ):
            return item.entries
    return ()


def _containers(template: PodTemplate) -> tuple[Plain, ...]:
    held = dict(template.spec.entries).get("containers")
    return held.items if isinstance(held, PlainList) else ()


def _resources(value: Plain) -> Resources | None:
    """Give what a container in a pod asks for; None if more is said there, or less."""
    held = dict(value.entries) if isinstance(value, PlainMap) else {}
    if set(held) != {"requests", "limits"}:
        return None
    requests, limits = _quantities(held["requests"]), _quantities(held["limits"])
    if requests is None or limits is None or not (requests or limits):
        return None
    return Resources(requests, limits)


def _quantities(value: Plain) -> tuple[Quantity, ...] | None:
    if value is None:
        return ()
    if not isinstance(value, PlainMap):
        return None
    found: list[Quantity] = []
    for key, amount in value.entries:
        name = _AMOUNTS.get(key) if isinstance(key, str) else None
        if name is None or not isinstance(amount, str):
            return None
        found.append(Quantity(name, amount))
    return tuple(found)


def _without_resources(template: PodTemplate) -> PodTemplate:
    items: list[Plain] = []
    for item in _containers(template):
        if isinstance(item, PlainMap) and dict(item.entries).get("name") == (
            template.primary_container
        ):
            items.append(PlainMap(tuple(e for e in item.entries if e[0] != "resources")))
        else:
            items.append(item)
    spec = dict(template.spec.entries)
    spec["containers"] = PlainList(tuple(items))
    return replace(template, spec=PlainMap(tuple(spec.items())))


def _text(value: Plain) -> str:
    return value if isinstance(value, str) else ""


def _words(value: Plain) -> tuple[str, ...]:
    items = value.items if isinstance(value, PlainList) else ()
    return tuple(item for item in items if isinstance(item, str))
