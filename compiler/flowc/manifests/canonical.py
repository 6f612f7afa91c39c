"""The canonical form of a manifest, and its hash."""

from __future__ import annotations

import json

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.digests import sha256


def canonical_json(manifest: Manifest) -> str:
    """Give protojson with the names of the definition, sorted, without blanks."""
    return json.dumps(
        message_data(manifest), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def message_data(message: Message) -> dict[str, object]:
    """Give a part of a manifest as protojson with the names of the definition."""
    data: dict[str, object] = MessageToDict(message, preserving_proto_field_name=True)
    return data


def manifest_hash(manifest: Manifest) -> str:
    """Give the SHA-256 of the canonical form, in hexadecimal."""
    return sha256(canonical_json(manifest).encode()).hexdigest()
