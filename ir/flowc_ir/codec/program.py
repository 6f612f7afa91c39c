"""Whole programs: bytes and JSON, both ways."""

from __future__ import annotations

import json
from collections.abc import Callable

from google.protobuf import json_format
from google.protobuf.message import DecodeError

from flowc_idl.flowc.ir.v1 import program_pb2
from flowc_ir.codec.error import CodecError
from flowc_ir.codec.structs import StructForm
from flowc_ir.hashing import semantic_hashes
from flowc_ir.program import Program
from flowc_ir.reflect import is_object

# The state of `flowc.ir.v1` that this code knows; it goes up with everything that is added there.
SCHEMA_VERSION = 1

_FORM = StructForm(Program, program_pb2.DESCRIPTOR.message_types_by_name["Program"])
_MAKE: Callable[..., program_pb2.Program] = program_pb2.Program


def encode_program(program: Program) -> bytes:
    """Write `program` as a `flowc.ir.v1.Program`; equal programs give equal bytes.

    Raises CodecError if a number, a string or the nesting of the program is beyond what protobuf
    carries: 64 bits (whole-number literals and plain data have no limit), text that UTF-8 cannot
    hold, and about a hundred messages inside one another.
    """
    return _written(program)[1]


def decode_program(data: bytes) -> Program:
    """Read what `encode_program` wrote.

    Raises CodecError if the bytes are no IR, or one of a later schema version.
    """
    try:
        message = program_pb2.Program.FromString(data)
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CodecError("the bytes are no flowc IR") from error
    _refuse_other_versions(message.schema_version)
    return _read(message)


def program_to_json(program: Program) -> str:
    """Write `program` as indented protobuf JSON, with the names of the definitions.

    Raises CodecError as `encode_program` does.
    """
    tree = json_format.MessageToDict(_written(program)[0], preserving_proto_field_name=True)
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def program_from_json(text: str) -> Program:
    """Read what `program_to_json` wrote, or any other protobuf JSON of a program.

    Raises CodecError if the text is no IR, or one of a later schema version.
    """
    try:
        tree: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CodecError("the text is not JSON") from error
    if not is_object(tree):
        raise CodecError("the JSON is no flowc IR")
    version = tree.get("schema_version", tree.get("schemaVersion"))
    _refuse_other_versions(version if isinstance(version, int) else 0)
    message = program_pb2.Program()
    try:
        json_format.ParseDict(tree, message)
    except (json_format.Error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CodecError(f"the JSON is no flowc IR: {error}") from error
    return _read(message)


def _written(program: Program) -> tuple[program_pb2.Program, bytes]:
    """Give the message and its bytes, known to be readable."""
    paths: dict[str, int] = {}
    try:
        tree = _FORM.encode(program, paths)
        message = _MAKE(**tree, schema_version=SCHEMA_VERSION, paths=list(paths))
        for entity, semantic_hash in zip(message.entities, semantic_hashes(program), strict=True):
            entity.semantic_hash = semantic_hash
        data = message.SerializeToString(deterministic=True)
        # Writing has no limit of nesting, but reading has one.
        program_pb2.Program.FromString(data)
    except (DecodeError, RecursionError) as error:
        raise CodecError("the program is nested too deeply") from error
    except (ValueError, TypeError) as error:
        raise CodecError(f"the program cannot be written: {error}") from error
    return message, data


def _refuse_other_versions(version: int) -> None:
    if version < 1:
        raise CodecError("this is no flowc IR: there is no schema version")
    if version > SCHEMA_VERSION:
        raise CodecError(
            f"this IR has schema version {version}, and this flowc reads up to {SCHEMA_VERSION}"
        )


def _read(message: program_pb2.Program) -> Program:
    # All that this schema version can hold is known, so what is unknown is a fault of the file.
    size = message.ByteSize()
    message.DiscardUnknownFields()
    if message.ByteSize() != size:
        raise CodecError("the IR holds fields that its schema version does not have")
    program = _FORM.decode(message, tuple(message.paths))
    if not isinstance(program, Program):
        raise TypeError(type(program).__name__)
    return program
