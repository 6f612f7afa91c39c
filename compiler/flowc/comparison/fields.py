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


class RecordFields:
    """The fields of one record, read once.

    The JSON Schema tells what must be given, if there is one: a record that comes from a package
    has it only.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.by_key = {key_of(field): field for field in record.fields}
        schema = _of_schema(record.schema)
        entries = {} if schema is None else dict(schema.entries)
        properties, required = entries.get("properties"), entries.get("required")
        self._properties = dict(properties.entries) if isinstance(properties, PlainMap) else {}
        names = required.items if isinstance(required, PlainList) else ()
        self._required = frozenset(map(str, names))

    def is_needed(self, field: Field) -> bool:
        """Tell whether a value must have a field."""
        key = key_of(field)
        if key in self._properties:
            return key in self._required
        return field.default is None and not field.has_factory

    def default_of(self, field: Field) -> str:
        """Give the default of a field as text, empty if there is none or it is computed."""
        own = self._properties.get(key_of(field))
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
    reference = dict(schema.entries).get("$ref")
    if not isinstance(reference, str):
        return schema
    place: Plain = schema
    for step in reference.removeprefix("#/").split("/"):
        place = dict(place.entries).get(step) if isinstance(place, PlainMap) else None
    return place if isinstance(place, PlainMap) else None
