"""Triggers: a message of the package `union` in a launch plan of Flyte's."""

from __future__ import annotations

from collections.abc import Callable

from flyteidl.core import artifact_id_pb2, interface_pb2
from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import Message

from flowc.targets.flyte.artifacts import artifact_id
from flowc_ir.launch_plan import Trigger

PACKAGE = "flyteidl.artifact"
TYPE = f"{PACKAGE}.Trigger"
FIELDS = (
    ("trigger", artifact_id_pb2.ArtifactID.DESCRIPTOR),
    ("trigger_inputs", interface_pb2.ParameterMap.DESCRIPTOR),
)
"""The fields in the order of their numbers (`union` 0.1.204 internal/artifacts)."""


def launch_conditions(trigger: Trigger, inputs: interface_pb2.ParameterMap) -> any_pb2.Any:
    """Encode a trigger, with its inputs, as `launch_conditions` of a launch plan."""
    make: Callable[..., Message] = trigger_class()
    message = make(trigger=artifact_id(trigger.artifact), trigger_inputs=inputs)
    packed = any_pb2.Any()
    packed.Pack(message, deterministic=True)
    return packed


def trigger_class() -> type[Message]:
    """Give the class of the message, which from then on can be read in any launch plan."""
    return message_factory.GetMessageClass(_descriptor())


def _descriptor() -> Descriptor:
    pool = descriptor_pool.Default()
    try:
        return pool.FindMessageTypeByName(TYPE)
    except KeyError:
        pool.AddSerializedFile(_definition().SerializeToString())
    return pool.FindMessageTypeByName(TYPE)


def _definition() -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(
        name="flowc/union_trigger.proto", package=PACKAGE, syntax="proto3"
    )
    message = file.message_type.add(name="Trigger")
    for number, (name, part) in enumerate(FIELDS, start=1):
        file.dependency.append(part.file.name)
        message.field.add(
            name=name,
            number=number,
            type=descriptor_pb2.FieldDescriptorProto.TYPE_MESSAGE,
            label=descriptor_pb2.FieldDescriptorProto.LABEL_OPTIONAL,
            type_name=f".{part.full_name}",
        )
    return file
