"""Definitions of protobuf as text, from their descriptors; for what Flyte's files use."""

from __future__ import annotations

from collections.abc import Iterator

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)


def proto_files(definitions: FileDescriptorSet) -> dict[str, str]:
    """Write files by their names, but those of Google, which each language has."""
    ours = (file for file in definitions.file if file.package != "google.protobuf")
    return {file.name: proto_text(file) for file in ours}


def proto_text(file: FileDescriptorProto) -> str:
    """Write a file of proto3."""
    assert file.syntax == "proto3"
    lines = [
        "// Definitions of Flyte: those that a request for an execution needs.",
        'syntax = "proto3";',
        "",
        f"package {file.package};",
        "",
        *(f'import "{name}";' for name in file.dependency),
        *([""] if file.dependency else []),
        f'option java_outer_classname = "{file.options.java_outer_classname}";',
    ]
    for enum in file.enum_type:
        lines += ["", *_enum(enum)]
    for message in file.message_type:
        lines += ["", *_message(message)]
    return "\n".join(lines) + "\n"


def _enum(enum: EnumDescriptorProto) -> list[str]:
    values = (f"  {value.name} = {value.number};" for value in enum.value)
    return [f"enum {enum.name} {{", *values, "}"]


def _message(message: DescriptorProto) -> list[str]:
    body: list[str] = []
    for enum in message.enum_type:
        body += [*_enum(enum), ""]
    entries = {each.name: each for each in message.nested_type if each.options.map_entry}
    for nested in message.nested_type:
        if nested.name not in entries:
            body += [*_message(nested), ""]
    body += _fields(message, entries)
    return [f"message {message.name} {{", *(f"  {line}" if line else "" for line in body), "}"]


def _fields(message: DescriptorProto, entries: dict[str, DescriptorProto]) -> Iterator[str]:
    told: set[int] = set()
    for field in message.field:
        assert not field.proto3_optional
        if not field.HasField("oneof_index"):
            yield _field(field, entries)
        elif field.oneof_index not in told:
            told.add(field.oneof_index)
            yield f"oneof {message.oneof_decl[field.oneof_index].name} {{"
            members = (each for each in message.field if each.HasField("oneof_index"))
            for each in members:
                if each.oneof_index == field.oneof_index:
                    yield f"  {_field(each, entries)}"
            yield "}"


def _field(field: FieldDescriptorProto, entries: dict[str, DescriptorProto]) -> str:
    entry = entries.get(field.type_name.rpartition(".")[2])
    deprecated = " [deprecated = true]" if field.options.deprecated else ""
    if entry is not None:
        key, value = entry.field
        type_ = f"map<{_type(key)}, {_type(value)}>"
    else:
        repeated = "repeated " if field.label == FieldDescriptorProto.LABEL_REPEATED else ""
        type_ = f"{repeated}{_type(field)}"
    return f"{type_} {field.name} = {field.number}{deprecated};"


def _type(field: FieldDescriptorProto) -> str:
    if field.type_name:
        return field.type_name
    return FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_").lower()
