"""Resources, extended resources, and what a node changes of its task."""

from __future__ import annotations

from collections.abc import Iterable

from flyteidl.core import literals_pb2, tasks_pb2, workflow_pb2

from flowc.targets.flyte.lifting.structs import plain_struct
from flowc_ir.graph import Overrides
from flowc_ir.task import (
    Accelerator,
    ExtendedResources,
    Pair,
    PodTemplate,
    Quantity,
    ResourceName,
    Resources,
    SharedMemory,
)

_NAMES = {
    tasks_pb2.Resources.CPU: ResourceName.CPU,
    tasks_pb2.Resources.MEMORY: ResourceName.MEMORY,
    tasks_pb2.Resources.GPU: ResourceName.GPU,
    tasks_pb2.Resources.EPHEMERAL_STORAGE: ResourceName.EPHEMERAL_STORAGE,
}


def overrides(message: workflow_pb2.TaskNodeOverrides) -> Overrides | None:
    """Give what a node changes, if it changes anything."""
    if not message.ListFields():
        return None
    pod = None
    if message.HasField("pod_template"):
        pod = pod_template(message.pod_template, message.pod_template.primary_container_name)
    has_extended = message.HasField("extended_resources")
    return Overrides(
        resources=resources(message.resources) if message.HasField("resources") else None,
        extended=extended(message.extended_resources) if has_extended else None,
        image=message.container_image,
        pod_template=pod,
    )


def resources(message: tasks_pb2.Resources) -> Resources:
    """Give what a container asks for, every entry of it."""
    return Resources(_quantities(message.requests), _quantities(message.limits))


def extended(message: tasks_pb2.ExtendedResources) -> ExtendedResources:
    """Give accelerator and shared memory."""
    gpu, memory = message.gpu_accelerator, message.shared_memory
    part = gpu.WhichOneof("partition_size_value")
    return ExtendedResources(
        accelerator=Accelerator(
            device=gpu.device,
            unpartitioned=gpu.unpartitioned if part == "unpartitioned" else None,
            partition_size=gpu.partition_size if part == "partition_size" else None,
        )
        if message.HasField("gpu_accelerator")
        else None,
        shared_memory=SharedMemory(
            mount_path=memory.mount_path,
            mount_name=memory.mount_name,
            size_limit=memory.size_limit,
        )
        if message.HasField("shared_memory")
        else None,
    )


def pod_template(message: tasks_pb2.K8sPod, primary: str) -> PodTemplate:
    """Give a pod as it stands."""
    return PodTemplate(
        spec=plain_struct(message.pod_spec),
        primary_container=primary,
        labels=pairs(message.metadata.labels.items()),
        annotations=pairs(message.metadata.annotations.items()),
    )


def pairs(entries: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    """Give the entries of a map, whose order is not known, sorted."""
    return tuple(Pair(key, value) for key, value in sorted(entries))


def variables(messages: Iterable[literals_pb2.KeyValuePair]) -> tuple[Pair, ...]:
    """Give environment variables in their order."""
    return tuple(Pair(message.key, message.value) for message in messages)


def _quantities(messages: Iterable[tasks_pb2.Resources.ResourceEntry]) -> tuple[Quantity, ...]:
    # The backend reads amounts of any name; what has none of ours does nothing there.
    return tuple(
        Quantity(_NAMES.get(message.name, ResourceName.STORAGE), message.value)
        for message in messages
    )
