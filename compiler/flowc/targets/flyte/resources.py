"""Resources of containers and nodes, and extended resources."""

from __future__ import annotations

from flyteidl.core import tasks_pb2

from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.task import (
    Accelerator,
    ExtendedResources,
    Quantity,
    ResourceName,
    Resources,
    SharedMemory,
)

# flytekit 1.16.31 writes one order in core/utils.py and another in core/resources.py.
_CONTAINER_ORDER = (
    ResourceName.EPHEMERAL_STORAGE,
    ResourceName.CPU,
    ResourceName.GPU,
    ResourceName.MEMORY,
)
_OVERRIDE_ORDER = (
    ResourceName.CPU,
    ResourceName.MEMORY,
    ResourceName.GPU,
    ResourceName.EPHEMERAL_STORAGE,
)

_NAMES = {
    ResourceName.CPU: tasks_pb2.Resources.CPU,
    ResourceName.MEMORY: tasks_pb2.Resources.MEMORY,
    ResourceName.GPU: tasks_pb2.Resources.GPU,
    ResourceName.EPHEMERAL_STORAGE: tasks_pb2.Resources.EPHEMERAL_STORAGE,
}


def container_resources(resources: Resources) -> tasks_pb2.Resources:
    """Encode what a container asks for; empty amounts are left out."""
    return tasks_pb2.Resources(
        requests=_entries(present(resources.requests), _CONTAINER_ORDER),
        limits=_entries(present(resources.limits), _CONTAINER_ORDER),
    )


def override_resources(resources: Resources) -> tasks_pb2.Resources:
    """Encode what a node asks for in place of its task."""
    return tasks_pb2.Resources(
        requests=_entries(resources.requests, _OVERRIDE_ORDER),
        limits=_entries(resources.limits, _OVERRIDE_ORDER),
    )


def present(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Keep the amounts that are not empty."""
    return tuple(quantity for quantity in quantities if quantity.value)


def extended_resources(extended: ExtendedResources) -> tasks_pb2.ExtendedResources:
    """Encode accelerator and shared memory; raises UnencodableError on a class of device."""
    encoded = tasks_pb2.ExtendedResources()
    if extended.accelerator is not None:
        encoded.gpu_accelerator.CopyFrom(_accelerator(extended.accelerator))
    if extended.shared_memory is not None:
        encoded.shared_memory.CopyFrom(_shared_memory(extended.shared_memory))
    return encoded


def _entries(
    quantities: tuple[Quantity, ...], order: tuple[ResourceName, ...]
) -> list[tasks_pb2.Resources.ResourceEntry]:
    amounts = {quantity.name: quantity.value for quantity in quantities}
    return [
        tasks_pb2.Resources.ResourceEntry(name=_NAMES[name], value=amounts[name])
        for name in order
        if name in amounts
    ]


def _accelerator(accelerator: Accelerator) -> tasks_pb2.GPUAccelerator:
    if accelerator.device_class:
        raise UnencodableError("flyteidl 1.16 knows no class of an accelerator")
    encoded = tasks_pb2.GPUAccelerator(device=accelerator.device)
    if accelerator.unpartitioned is not None:
        encoded.unpartitioned = accelerator.unpartitioned
    elif accelerator.partition_size is not None:
        encoded.partition_size = accelerator.partition_size
    return encoded


def _shared_memory(memory: SharedMemory) -> tasks_pb2.SharedMemory:
    # flytekit 1.16.31 core/constants.py; the user has no say in it.
    return tasks_pb2.SharedMemory(
        mount_path=memory.mount_path or "/dev/shm",
        mount_name=memory.mount_name or "flyte-shared-memory",
        size_limit=memory.size_limit,
    )
