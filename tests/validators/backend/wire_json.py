"""`flyteidl.core.LiteralType` as protojson, read as the types that rules compare."""

from __future__ import annotations

from typing import TypeAlias

from flowc_ir.plain import PlainMap, freeze
from flowc_validators.wire.types import (
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Nothing,
    Schema,
    Simple,
    Struct,
    Union,
    Wire,
)

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def wire_of(document: Json) -> Wire:
    """Read one type; null is a type that is absent."""
    if document is None:
        return Nothing(is_absent=True)
    type_ = _map(document)
    tag = str(_map(type_.get("structure")).get("tag", ""))
    match type_:
        case {"simple": "STRUCT"}:
            return _struct(type_, tag)
        case {"simple": str(kind)}:
            return Simple(kind, tag)
        case {"enumType": enum}:
            return Enum(tuple(map(str, _list(_map(enum).get("values")))), tag)
        case {"collectionType": item}:
            return Collection(wire_of(item))
        case {"mapValueType": value}:
            return Mapping(wire_of(value))
        case {"unionType": union}:
            return Union(tuple(map(wire_of, _list(_map(union).get("variants")))))
        case _:
            return _stored(type_)


def _struct(type_: dict[str, Json], tag: str) -> Wire:
    schema = freeze(type_["metadata"]) if "metadata" in type_ else None
    assert schema is None or isinstance(schema, PlainMap)
    fields = _map(_map(type_.get("structure")).get("dataclassType"))
    return Struct(schema, tuple((name, wire_of(item)) for name, item in fields.items()), tag)


def _stored(type_: dict[str, Json]) -> Wire:
    match type_:
        case {"blob": blob}:
            is_folder = _map(blob).get("dimensionality") == "MULTIPART"
            return Blob(str(_map(blob).get("format", "")), is_folder)
        case {"schema": schema}:
            columns = map(_map, _list(_map(schema).get("columns")))
            return Schema(tuple((str(c["name"]), str(c.get("type", "INTEGER"))) for c in columns))
        case {"structuredDatasetType": dataset}:
            columns = map(_map, _list(_map(dataset).get("columns")))
            named = tuple((str(c["name"]), wire_of(c.get("literalType"))) for c in columns)
            return Dataset(str(_map(dataset).get("format", "")), named)
        case _:
            return Nothing()


def _map(document: Json) -> dict[str, Json]:
    return document if isinstance(document, dict) else {}


def _list(document: Json) -> list[Json]:
    return document if isinstance(document, list) else []
