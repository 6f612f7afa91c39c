"""Messages of flyteidl's plug-ins: data as such a message prints itself."""

from __future__ import annotations

from flyteidl.core import identifier_pb2, literals_pb2, tasks_pb2, types_pb2
from flyteidl.plugins import (
    array_job_pb2,
    common_pb2,
    dask_pb2,
    mpi_pb2,
    presto_pb2,
    pytorch_pb2,
    qubole_pb2,
    ray_pb2,
    spark_pb2,
    tensorflow_pb2,
)
from flyteidl.plugins.kubeflow import common_pb2 as kubeflow_common_pb2
from flyteidl.plugins.kubeflow import mpi_pb2 as kubeflow_mpi_pb2
from flyteidl.plugins.kubeflow import pytorch_pb2 as kubeflow_pytorch_pb2
from flyteidl.plugins.kubeflow import tensorflow_pb2 as kubeflow_tensorflow_pb2
from google.protobuf.descriptor import Descriptor, FileDescriptor
from google.protobuf.json_format import MessageToDict, ParseDict, ParseError
from google.protobuf.message_factory import GetMessageClass

_FILES: tuple[FileDescriptor, ...] = tuple(
    module.DESCRIPTOR
    for module in (
        identifier_pb2, literals_pb2, tasks_pb2, types_pb2,
        array_job_pb2, common_pb2, dask_pb2, mpi_pb2, presto_pb2, pytorch_pb2, qubole_pb2,
        ray_pb2, spark_pb2, tensorflow_pb2, kubeflow_common_pb2, kubeflow_mpi_pb2,
        kubeflow_pytorch_pb2, kubeflow_tensorflow_pb2,
    )
)  # fmt: skip


def printed_message(name: str, data: dict[str, object]) -> dict[str, object]:
    """Give data as the message prints itself: protojson without defaults.

    Raises ValueError if there is no such message, or the data does not fit it.
    """
    message = GetMessageClass(message_descriptor(name))()
    try:
        ParseDict(data, message)
    except ParseError as error:
        raise ValueError(str(error)) from error
    return MessageToDict(message)


def message_fields(name: str) -> dict[str, str | None]:
    """Give the fields of a message, by both their names, with the message that one holds.

    That is None for anything else, also for a map or for what holds any data. Raises ValueError if
    there is no such message.
    """
    found: dict[str, str | None] = {}
    for field in message_descriptor(name).fields:
        inner = None if field.is_repeated else _known_message(field.message_type)
        found[field.json_name] = found[field.name] = inner
    return found


def message_descriptor(name: str) -> Descriptor:
    """Give the definition of a message by its full name; raises ValueError if it is not known."""
    for file in _FILES:
        package, _, rest = name.rpartition(".")
        if package == file.package and rest in file.message_types_by_name:
            return file.message_types_by_name[rest]
    raise ValueError(f"flyteidl has no message `{name}`")


def _known_message(held: Descriptor | None) -> str | None:
    if held is None or held.containing_type is not None:
        return None
    return held.full_name if held.full_name.startswith("flyteidl.") else None


def json_names(name: str) -> dict[str, str]:
    """Give the names of a message's fields → those in protojson; empty if there is no message."""
    try:
        return {field.name: field.json_name for field in message_descriptor(name).fields}
    except ValueError:
        return {}


def message_named(name: str) -> str | None:
    """Give the full name of the only message with a last name, of those for plug-ins first."""
    found = [f"{file.package}.{name}" for file in _FILES if name in file.message_types_by_name]
    of_plugins = [each for each in found if ".plugins" in each]
    chosen = of_plugins or found
    return chosen[0] if len(chosen) == 1 else None


def enum_number(module: str, name: str) -> int | None:
    """Give the number of an enumeration's value, by the module that generated code has it in."""
    for file in _FILES:
        if file.name.replace("/", ".").removesuffix(".proto") + "_pb2" != module:
            continue
        for each in (file, *file.public_dependencies):
            for enum in each.enum_types_by_name.values():
                if name in enum.values_by_name:
                    return enum.values_by_name[name].number
    return None
