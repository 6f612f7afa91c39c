"""Shapes as JSON Schema in the words of Flyte's own translation (flyte 2, dataproxy/converter).

`literal_json_converter.go` gives these documents to launch forms, and reads values by them.
"""

from __future__ import annotations

from typing import assert_never

from flowc.contracts.literal_json import Json, json_of_plain
from flowc.contracts.model.contract import Contract, Entity, Input, Output
from flowc.contracts.model.shapes import (
    Atom,
    Blob,
    Choice,
    Data,
    Dataset,
    EnumRef,
    ListOf,
    MapOf,
    Nothing,
    OneOf,
    Pickle,
    RecordRef,
    Scalar,
    Shape,
    Variant,
    admits_none,
)
from flowc.contracts.schemas.flyte_values import with_default
from flowc.contracts.schemas.standard import Object
from flowc_ir.plain import PlainMap

_ATOMS: dict[Atom, Object] = {
    Atom.INTEGER: {"type": "integer"},
    Atom.FLOAT: {"type": "number", "format": "float"},
    Atom.STRING: {"type": "string"},
    Atom.BOOLEAN: {"type": "boolean"},
    Atom.DATETIME: {"type": "string", "format": "datetime"},
    Atom.DATE: {"type": "string", "format": "datetime"},
    Atom.DURATION: {"type": "string", "format": "duration"},
    Atom.BYTES: {"type": "string", "format": "binary"},
}
_TITLES = {
    Atom.FLOAT: "number",
    Atom.DATE: "datetime",
    Atom.BYTES: "binary",
}
_PICKLE = "PythonPickle"


class InexpressibleError(Exception):
    """A type that the backend's translation refuses; its text is the reason."""


class FlyteSchemas:
    """Writes schemas as the backend does; raises InexpressibleError."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def inputs(self, entity: Entity) -> Object:
        """Give the launch form of an entity."""
        return self._form(entity.given)

    def outputs(self, entity: Entity) -> Object:
        """Give the outputs in the same way."""
        return self._form(entity.outputs)

    def _form(self, members: tuple[Input | Output, ...]) -> Object:
        properties: Object = {member.name: self._property(member) for member in members}
        required: list[Json] = [each.name for each in members if not admits_none(each.shape)]
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "title": "Launch Form",
        }

    def _property(self, member: Input | Output) -> Object:
        made = self._schema(member.shape)
        if isinstance(member, Input) and member.default is not None:
            made = with_default(made, member.default)
        if member.doc and member.doc != member.name:
            made = {**made, "description": member.doc}
        return made

    def _schema(self, shape: Shape) -> Object:
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return dict(_ATOMS[atom])
            case Nothing():
                return {"type": "null"}
            case ListOf(item=item):
                return {"type": "array", "items": self._schema(item)}
            case MapOf(value=value, is_packed=is_packed):
                if is_packed:
                    raise InexpressibleError("a mapping whose keys are no text has no schema")
                return {"type": "object", "additionalProperties": self._schema(value)}
            case OneOf(variants=variants):
                return {"oneOf": [self._variant(each) for each in variants], "format": "union"}
            case EnumRef(id=id_):
                values: list[Json] = [m.value for m in self._contract.enumeration(id_).members]
                return {"type": "string", "enum": values}
            case RecordRef(id=id_):
                return _struct(self._contract.record(id_).schema)
            case _:
                return self._stored(shape)

    def _stored(self, shape: Blob | Dataset | Data | Pickle) -> Object:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                return _blob(format_, "MULTIPART" if is_folder else "SINGLE")
            case Pickle():
                return _blob(_PICKLE, "SINGLE")
            case Dataset(is_legacy=is_legacy):
                if is_legacy:
                    raise InexpressibleError("the older type of tables is not translated")
                uri: Object = {"uri": {"type": "string"}, "format": {"type": "string"}}
                return {"type": "object", "format": "structured-dataset", "properties": uri}
            case Data(schema=schema):
                return _struct(schema)
            case _:
                assert_never(shape)

    def _variant(self, variant: Variant) -> Object:
        title = self._title(variant.shape)
        return {**self._schema(variant.shape), "title": title, "structure": variant.tag}

    def _title(self, shape: Shape) -> str:
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return _TITLES.get(atom, atom.value)
            case RecordRef(id=id_):
                return _titled(self._contract.record(id_).schema)
            case Data(schema=schema):
                return _titled(schema)
            case _:
                return _TITLES_OF_KINDS[type(shape)]


_TITLES_OF_KINDS: dict[type[Shape], str] = {
    Nothing: "none",
    ListOf: "array",
    MapOf: "object",
    Blob: "blob",
    Pickle: "blob",
    EnumRef: "enum",
    Dataset: "structured_dataset",
    OneOf: "union",
}


def _titled(schema: PlainMap | None) -> str:
    title = dict(schema.entries).get("title") if schema is not None else None
    return title if isinstance(title, str) else "object"


def _struct(schema: PlainMap | None) -> Object:
    """The schema that the type carries, with its title called `dataclass`."""
    if schema is None:
        raise InexpressibleError("a mapping that nothing describes has no schema")
    said = json_of_plain(schema)
    made = dict(said) if isinstance(said, dict) else {}
    title = made.pop("title", None)
    made.pop("additionalProperties", None)
    return made if title is None else {**made, "dataclass": title}


def _blob(format_: str, dimensionality: str) -> Object:
    return {
        "type": "object",
        "format": "blob",
        "properties": {
            "uri": {"type": "string", "default": ""},
            "format": {"type": "string", "default": format_},
            "dimensionality": {
                "type": "string",
                "enum": ["SINGLE", "MULTIPART"],
                "default": dimensionality,
            },
        },
    }
