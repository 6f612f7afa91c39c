"""Flyte's own protobuf messages as JSON Schema, by the rules of protojson."""

from __future__ import annotations

from google.protobuf.descriptor import Descriptor, FieldDescriptor

from flowc.contracts.plugins.flyte_messages import descriptor_of

_F = FieldDescriptor
_LONG = (_F.TYPE_INT64, _F.TYPE_UINT64, _F.TYPE_SINT64, _F.TYPE_FIXED64, _F.TYPE_SFIXED64)
_SHORT = (_F.TYPE_INT32, _F.TYPE_UINT32, _F.TYPE_SINT32, _F.TYPE_FIXED32, _F.TYPE_SFIXED32)

_WELL_KNOWN: dict[str, dict[str, object]] = {
    "google.protobuf.Struct": {"type": "object"},
    "google.protobuf.Value": {},
    "google.protobuf.ListValue": {"type": "array"},
    "google.protobuf.Timestamp": {"type": "string", "format": "date-time"},
    "google.protobuf.Duration": {"type": "string", "pattern": r"^-?\d+(\.\d+)?s$"},
    "google.protobuf.BoolValue": {"type": ["boolean", "null"]},
}


def message_schemas(names: set[str], place: str) -> dict[str, object]:
    """Give the schemas of messages and of all that they hold; `place` is where references lead."""
    found: dict[str, object] = {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop(0)
        if name in found or name in _WELL_KNOWN:
            continue
        descriptor = descriptor_of(name)
        found[name] = _message(descriptor, place)
        inner = {
            each.message_type.full_name
            for each in _all_fields(descriptor)
            if each.message_type is not None
        }
        waiting += sorted(inner)
    return {name: found[name] for name in sorted(found)}


def reference(name: str, place: str) -> dict[str, object]:
    """Refer to a message; one that protojson prints in its own way is given whole."""
    return _WELL_KNOWN.get(name, {"$ref": f"{place}{name}"})


def _all_fields(descriptor: Descriptor) -> list[FieldDescriptor]:
    """Give the fields of a message; of a map, the field of its values."""
    return [_map_value(field) or field for field in descriptor.fields]


def _map_value(field: FieldDescriptor) -> FieldDescriptor | None:
    entry = field.message_type
    is_map = entry is not None and entry.GetOptions().map_entry
    return entry.fields_by_name["value"] if entry is not None and is_map else None


def _message(descriptor: Descriptor, place: str) -> dict[str, object]:
    properties = {field.json_name: _field(field, place) for field in descriptor.fields}
    return {
        "type": "object",
        "description": f"The protobuf message {descriptor.full_name}, as protojson.",
        "properties": properties,
    }


def _field(field: FieldDescriptor, place: str) -> dict[str, object]:
    if (value := _map_value(field)) is not None:
        return {"type": "object", "additionalProperties": _single(value, place)}
    if field.is_repeated:
        return {"type": "array", "items": _single(field, place)}
    return _single(field, place)


def _single(field: FieldDescriptor, place: str) -> dict[str, object]:
    if field.message_type is not None:
        return reference(field.message_type.full_name, place)
    if field.enum_type is not None:
        # A name that is not known prints as its number.
        return {"anyOf": [{"enum": list(field.enum_type.values_by_name)}, {"type": "integer"}]}
    if field.type == _F.TYPE_STRING:
        return {"type": "string"}
    if field.type == _F.TYPE_BYTES:
        return {"type": "string", "contentEncoding": "base64"}
    if field.type == _F.TYPE_BOOL:
        return {"type": "boolean"}
    if field.type in _LONG:
        return {"type": ["string", "integer"], "format": "int64"}
    return {"type": "integer"} if field.type in _SHORT else {"type": "number"}
