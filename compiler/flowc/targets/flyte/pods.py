"""Kubernetes pods around the containers of tasks."""

from __future__ import annotations

from flyteidl.core import tasks_pb2

from flowc.targets.flyte.containers import container_of, data_loading
from flowc.targets.flyte.images import resolve_image
from flowc.targets.flyte.resources import present
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.structs import fill_struct
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain, PlainList, PlainMap, plain_map
from flowc_ir.task import Pair, PodTemplate, Quantity, RawContainer, ResourceName, UserContainer

_RESOURCE_KEYS = {
    ResourceName.CPU: "cpu",
    ResourceName.MEMORY: "memory",
    ResourceName.GPU: "gpu",
    ResourceName.EPHEMERAL_STORAGE: "ephemeral-storage",
}


def pod_of(
    template: PodTemplate, container: UserContainer | RawContainer, settings: FlyteSettings
) -> tasks_pb2.K8sPod:
    """Encode the pod of a task, its container merged in; raises UnencodableError."""
    pod = tasks_pb2.K8sPod(metadata=object_metadata(template.labels, template.annotations))
    _fill_spec(pod, template, container, container_of(container, settings, in_pod=True), settings)
    if isinstance(container, RawContainer) and container.data is not None:
        pod.data_config.CopyFrom(data_loading(container.data))
    return pod


def override_pod(
    template: PodTemplate,
    container: UserContainer | RawContainer,
    encoded: tasks_pb2.Container,
    settings: FlyteSettings,
) -> tasks_pb2.K8sPod:
    """Encode the pod that a node puts around the container of its task."""
    pod = tasks_pb2.K8sPod(
        metadata=object_metadata(template.labels, template.annotations),
        primary_container_name=template.primary_container,
    )
    if settings.flytekit.overrides_write_pods or settings.fast.enabled:
        _fill_spec(pod, template, container, encoded, settings)
    else:
        pod.pod_spec.SetInParent()
    return pod


def object_metadata(
    labels: tuple[Pair, ...], annotations: tuple[Pair, ...]
) -> tasks_pb2.K8sObjectMetadata:
    """Encode labels and annotations."""
    return tasks_pb2.K8sObjectMetadata(
        labels={pair.key: pair.value for pair in labels},
        annotations={pair.key: pair.value for pair in annotations},
    )


def _fill_spec(
    pod: tasks_pb2.K8sPod,
    template: PodTemplate,
    container: UserContainer | RawContainer,
    encoded: tasks_pb2.Container,
    settings: FlyteSettings,
) -> None:
    """Merge as `_serialize_pod_spec` of flytekit 1.16.31 (core/utils.py) does."""
    spec = dict(template.spec.entries)
    name = template.primary_container
    items = _items(spec.get("containers"))
    if not any(_is_named(item, name) for item in items):
        items = (*items, plain_map(name=name))
    merged = tuple(
        _primary(item, container, encoded, settings, template.fills)
        if _is_named(item, name)
        else (item if template.fills else _sidecar(item, settings))
        for item in items
    )
    spec["containers"] = PlainList(merged)
    fill_struct(pod.pod_spec, PlainMap(tuple(spec.items())))


def _is_named(item: Plain, name: str) -> bool:
    return isinstance(item, PlainMap) and dict(item.entries).get("name") == name


def _sidecar(item: Plain, settings: FlyteSettings) -> Plain:
    if not isinstance(item, PlainMap):
        raise UnencodableError("a container of the pod template is not a mapping")
    fields = dict(item.entries)
    fields["image"] = resolve_image(_text(fields.get("image")), settings.images, settings.flytekit)
    return PlainMap(tuple(fields.items()))


def _primary(
    item: Plain,
    container: UserContainer | RawContainer,
    encoded: tasks_pb2.Container,
    settings: FlyteSettings,
    fills: int,
) -> Plain:
    if not isinstance(item, PlainMap):
        raise UnencodableError("a container of the pod template is not a mapping")
    fields = dict(item.entries)
    image = None if fills else fields.get("image")
    fields["image"] = (
        encoded.image
        if image is None
        else resolve_image(_text(image), settings.images, settings.flytekit)
    )
    fields["command"] = PlainList(tuple(encoded.command))
    fields.pop("args", None)
    if isinstance(container, UserContainer) or encoded.args:
        fields["args"] = PlainList(tuple(encoded.args))
    requests, limits = present(container.resources.requests), present(container.resources.limits)
    if requests or limits:
        fields["resources"] = plain_map(limits=_amounts(limits), requests=_amounts(requests))
    variables = tuple(plain_map(name=pair.key, value=pair.value) for pair in encoded.env)
    fields["env"] = PlainList((*(variables * max(fills, 1)), *_items(fields.get("env"))))
    return PlainMap(tuple(fields.items()))


def _amounts(quantities: tuple[Quantity, ...]) -> PlainMap:
    return PlainMap(tuple((_RESOURCE_KEYS[item.name], item.value) for item in quantities))


def _items(value: Plain) -> tuple[Plain, ...]:
    if value is None:
        return ()
    if isinstance(value, PlainList):
        return value.items
    raise UnencodableError("the pod template holds something else where a list belongs")


def _text(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise UnencodableError("an image in the pod template is not a string")
