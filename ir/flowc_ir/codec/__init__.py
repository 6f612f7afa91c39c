"""The IR as protobuf: bytes and JSON, both ways."""

from flowc_ir.codec.error import CodecError
from flowc_ir.codec.program import (
    SCHEMA_VERSION,
    decode_program,
    encode_program,
    program_from_json,
    program_to_json,
)

__all__ = [
    "SCHEMA_VERSION",
    "CodecError",
    "decode_program",
    "encode_program",
    "program_from_json",
    "program_to_json",
]
