"""Flyte's messages and packages, read back for people."""

from __future__ import annotations

from google.protobuf import json_format, text_format
from google.protobuf.message import Message

from flowc.targets.flyte.lifting.members import (
    MESSAGE_NAME,
    UnreadableError,
    files_in,
    message_in,
)
from flowc.targets.flyte.triggers import trigger_class
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """One message: the file that holds it, its type, and the message as text and as JSON text."""

    file: str
    type: str
    text: str
    json: str


def messages_of(name: str, data: bytes) -> list[Inspected]:
    """Read a message, or all messages of a package, in order; raises UnreadableError."""
    files = [(name, data)] if MESSAGE_NAME.search(name) else files_in(data)
    members = [(member, content) for member, content in files if MESSAGE_NAME.search(member)]
    return [_inspected(member, content) for member, content in sorted(members)]


def _inspected(name: str, data: bytes) -> Inspected:
    message = message_in(name, data)
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
