"""Flyte's own protobuf messages, which contracts refer to by name."""

from __future__ import annotations

from flyteidl.admin import agent_pb2
from google.protobuf.descriptor import Descriptor

from flowc.manifests.flyte_messages import message_descriptor

_POOL = agent_pb2.DESCRIPTOR.pool


def descriptor_of(name: str) -> Descriptor:
    """Give the definition of a message by its full name; raises ValueError if there is none."""
    try:
        return _POOL.FindMessageTypeByName(name)
    except KeyError:
        return message_descriptor(name)


def file_of(name: str) -> str:
    """Give the file that defines a message; raises ValueError."""
    return descriptor_of(name).file.name
