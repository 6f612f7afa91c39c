"""Flyte's messages and packages, read back for people."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator

from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from google.protobuf import json_format, text_format
from google.protobuf.message import DecodeError, Message

from flowc.targets.flyte.triggers import trigger_class
from flowc_ir.lazy_dataclass import dataclass

# What stands before `.pb` tells the message (flytekit 1.16.31 tools/serialize_helpers.py).
_TYPES: dict[str, type[Message]] = {"1": TaskSpec, "2": WorkflowSpec, "3": LaunchPlan}
_NAME = re.compile(r"_([123])\.pb$")
_MOST_BYTES = 1 << 28


class UnreadableError(Exception):
    """Bytes that are no Flyte message or package; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One message: the file that holds it, its type, and the message as text and as JSON text."""

    file: str
    type: str
    text: str
    json: str


def messages_of(name: str, data: bytes) -> list[Inspected]:
    """Read a message, or all messages of a package, in order; raises UnreadableError."""
    members = [(name, data)] if _NAME.search(name) else list(_members(data))
    return [_inspected(member, content) for member, content in sorted(members)]


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in archive:
                if member.size > _MOST_BYTES:
                    raise UnreadableError(f"{member.name} is larger than {_MOST_BYTES} bytes")
                content = archive.extractfile(member)
                if content is not None and _NAME.search(member.name):
                    yield member.name, content.read()
    except (tarfile.TarError, OSError, EOFError) as error:
        raise UnreadableError(f"not a package: {error}") from error


def _inspected(name: str, data: bytes) -> Inspected:
    found = _NAME.search(name)
    message = _TYPES[found[1] if found else "1"]()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise UnreadableError(f"{name} does not hold a {message.DESCRIPTOR.full_name}") from error
    # Only messages of known types inside it can be written as JSON.
    trigger_class()
    return Inspected(
        file=name,
        type=message.DESCRIPTOR.full_name,
        text=text_format.MessageToString(message, as_utf8=True),
        json=_json(name, message),
    )


def _json(name: str, message: Message) -> str:
    try:
        return json_format.MessageToJson(message, sort_keys=False)
    except TypeError as error:
        raise UnreadableError(f"{name} holds a message of an unknown type ({error})") from error
