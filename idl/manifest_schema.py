"""The JSON Schema of extension manifests, for editors, from the definitions and their comments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)

PACKAGE = "flowc.ext.v1"
ANY = ".google.protobuf.Value"

# What a manifest is refused without (`compiler/flowc/manifests/validation.py`); protobuf has no
# word for it.
REQUIRED = {
    "Manifest": ["format", "id", "package"],
    "RecordClass": ["name"],
    "Field": ["name"],
    "Rule": ["that", "message"],
    "Factory": ["name"],
    "EnumClass": ["name"],
    "EnumMember": ["name", "value"],
    "TaskExtension": ["name"],
    "Variable": ["name", "type"],
    "Placeholders": ["path", "syntax"],
    "DecoratorExtension": ["name"],
    "TypeExtension": ["name"],
    "TypeParameter": ["name"],
    "Connector": ["name"],
}

_MESSAGES, _FIELDS, _ENUMS, _VALUES = 4, 2, 5, 2
"""The numbers of what paths of comments lead through (`descriptor.proto`)."""

Comments = dict[tuple[int, ...], str]
Schema = dict[str, object]


def manifest_schema(definitions: bytes) -> str:
    """Give the schema as text, from a serialised set of definitions with their comments."""
    files = [
        file for file in FileDescriptorSet.FromString(definitions).file if file.package == PACKAGE
    ]
    schemas = dict(sorted(pair for file in files for pair in _schemas(file)))
    root = schemas.pop("Manifest")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Extension manifest of flowc",
        **root,
        "$defs": schemas,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _schemas(file: FileDescriptorProto) -> Iterator[tuple[str, Schema]]:
    comments = {
        tuple(location.path): _said(location.leading_comments)
        for location in file.source_code_info.location
        if location.leading_comments
    }
    for index, message in enumerate(file.message_type):
        yield message.name, _message(message, comments, (_MESSAGES, index))
    for index, enum in enumerate(file.enum_type):
        yield enum.name, _enum(enum, comments, (_ENUMS, index))


def _message(message: DescriptorProto, comments: Comments, path: tuple[int, ...]) -> Schema:
    entries = {nested.name: nested for nested in message.nested_type if nested.options.map_entry}
    properties: dict[str, Schema] = {}
    for index, field in enumerate(message.field):
        described = _described(comments.get((*path, _FIELDS, index), ""))
        properties[field.name] = {**_field(field, entries), **described}
    required = REQUIRED.get(message.name)
    return {
        **_described(comments.get(path, "")),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(field: FieldDescriptorProto, entries: dict[str, DescriptorProto]) -> Schema:
    entry = entries.get(field.type_name.rpartition(".")[2])
    if entry is not None:
        return {"type": "object", "additionalProperties": _one(entry.field[1])}
    if field.label == FieldDescriptorProto.LABEL_REPEATED:
        return {"type": "array", "items": _one(field)}
    return _one(field)


def _one(field: FieldDescriptorProto) -> Schema:
    if field.type_name == ANY:
        return {}
    if field.type_name:
        return {"$ref": f"#/$defs/{field.type_name.rpartition('.')[2]}"}
    if field.type == FieldDescriptorProto.TYPE_BOOL:
        return {"type": "boolean"}
    if field.type == FieldDescriptorProto.TYPE_STRING:
        return {"type": "string"}
    return {"type": "integer", "minimum": 0}


def _enum(enum: EnumDescriptorProto, comments: Comments, path: tuple[int, ...]) -> Schema:
    """Describe the short names, as people write them."""
    prefix = f"{re.sub(r'(?<!^)(?=[A-Z])', '_', enum.name).upper()}_"
    said: list[str] = [comments.get(path, "")]
    names: list[str] = []
    for index, value in enumerate(enum.value):
        if value.number:
            names.append(value.name.removeprefix(prefix).lower())
            said.append(f"{names[-1]}: {comments.get((*path, _VALUES, index), '')}")
    return {**_described("\n".join(said)), "enum": names}


def _described(comment: str) -> Schema:
    return {"description": comment} if comment else {}


def _said(comment: str) -> str:
    """Give a comment with its paragraphs and examples, and its other lines joined."""
    lines = [line.removeprefix(" ").rstrip() for line in comment.strip("\n").split("\n")]
    text = "\n".join(lines)
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text).strip()
