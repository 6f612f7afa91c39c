"""Which fields of a record must be given, and what the others hold."""

from __future__ import annotations

from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.records import Field, Record
from flowc_ir.text.atoms import plain_doc
from flowc_ir.text.layout import flat_of
from flowc_ir.text.literals import literal_doc


def key_of(field: Field) -> str:
    """Give the name of a field in values."""
    return field.alias or field.name


def is_needed(field: Field, record: Record) -> bool:
    """Tell whether a value must have a field.

    The JSON Schema tells, if there is one: a record that comes from a package has it only.
    """
    found = _of_schema(record.schema)
    if found is not None and key_of(field) in _keys(found, "properties"):
        return key_of(field) in _keys(found, "required")
    return field.default is None and not field.has_factory


def default_of(field: Field, record: Record) -> str:
    """Give the default of a field as text, empty if there is none or it is computed."""
    found = _of_schema(record.schema)
    properties = None if found is None else dict(found.entries).get("properties")
    if isinstance(properties, PlainMap):
        own = dict(properties.entries).get(key_of(field))
        if isinstance(own, PlainMap):
            entries = dict(own.entries)
            return _spelled(entries["default"]) if "default" in entries else ""
    return "" if field.default is None else flat_of(literal_doc(field.default)) or ""


def _spelled(value: Plain) -> str:
    """Write a value; a schema on the wire knows no whole numbers."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return flat_of(plain_doc(value)) or ""


def _of_schema(schema: PlainMap | None) -> PlainMap | None:
    """Give the schema of the record itself, which may only be referred to."""
    if schema is None:
        return None
    entries = dict(schema.entries)
    reference = entries.get("$ref")
    if not isinstance(reference, str):
        return schema
    place: Plain = schema
    for step in reference.removeprefix("#/").split("/"):
        place = dict(place.entries).get(step) if isinstance(place, PlainMap) else None
    return place if isinstance(place, PlainMap) else None


def _keys(schema: PlainMap, part: str) -> list[str]:
    match dict(schema.entries).get(part):
        case PlainMap(entries=entries):
            return [str(key) for key, _ in entries]
        case PlainList(items=items):
            return [str(item) for item in items]
        case _:
            return []
