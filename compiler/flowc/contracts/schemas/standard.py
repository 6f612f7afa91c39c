"""Shapes as JSON Schema that any validator reads, with records and enums by reference."""

from __future__ import annotations

import re
from typing import assert_never

from flowc.contracts.literal_json import Json, NotCarriedError, json_of_plain
from flowc.contracts.model.contract import (
    Contract,
    Entity,
    Enumeration,
    Field,
    Input,
    Output,
    Record,
)
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
    others_than_none,
)
from flowc.contracts.schemas.values import Values, is_tagged

Object = dict[str, Json]

_ATOMS: dict[Atom, Object] = {
    Atom.INTEGER: {"type": "integer", "format": "int64"},
    Atom.FLOAT: {"type": "number", "format": "double"},
    Atom.STRING: {"type": "string"},
    Atom.BOOLEAN: {"type": "boolean"},
    Atom.DATETIME: {"type": "string", "format": "date-time"},
    Atom.DATE: {"type": "string", "format": "date"},
    Atom.DURATION: {"type": "string", "format": "duration"},
    Atom.BYTES: {"type": "string", "contentEncoding": "base64"},
}
# What stands below these is named by the user, each a schema of its own.
_BY_NAME = ("properties", "patternProperties", "$defs", "definitions")
_MOMENTS = ("date-time", "date", "duration")
_KEYS: dict[Atom, Object] = {
    Atom.INTEGER: {"pattern": "^-?[0-9]+$"},
    Atom.BOOLEAN: {"enum": ["True", "False"]},
}


def definition_name(id_: str) -> str:
    """Give the name of a record or enum among definitions."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", id_).strip("_")


class SchemaWriter:
    """Writes schemas whose references lead to `place`, and remembers which types they need.

    `discriminates`: a tagged union says which property tells its variants apart, as OpenAPI does;
    then each variant is a definition of its own, named after where it stands.
    """

    def __init__(self, contract: Contract, place: str, *, discriminates: bool = False) -> None:
        self._contract = contract
        self._place = place
        self._values = Values(contract)
        self._discriminates = discriminates
        self._types = {each.id: each for each in contract.types}
        self._made: dict[str, Object] = {}

    def definitions(self) -> Object:
        """Give everything that was referred to, by name."""
        return {name: self._made[name] for name in sorted(self._made)}

    def inputs(self, entity: Entity, name: str) -> Object:
        """Give the object that a caller of an entity sends; `name` is what it is called."""
        return self._object(entity.given, name)

    def outputs(self, entity: Entity, name: str) -> Object:
        """Give the object that a caller of an entity gets."""
        return self._object(entity.outputs, name)

    def schema(self, shape: Shape, name: str) -> Object:
        """Give the schema of a shape; `name` is where it stands."""
        match shape:
            case Scalar(atom=atom):
                return dict(_ATOMS[atom])
            case Nothing():
                return _null()
            case Choice(atom=atom, values=values):
                return {**_ATOMS[atom], "enum": [json_of_plain(value) for value in values]}
            case ListOf(item=item):
                return {"type": "array", "items": self.schema(item, f"{name}.item")}
            case MapOf(value=value, key=key):
                made: Object = {
                    "type": "object",
                    "additionalProperties": self.schema(value, f"{name}.value"),
                }
                return {**made, "propertyNames": _KEYS[key]} if key in _KEYS else made
            case OneOf():
                return self._union(shape, name)
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._reference(id_)
            case _:
                return self._stored(shape)

    def _stored(self, shape: Blob | Dataset | Data | Pickle) -> Object:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                return self._shared("flowc.Blob", _BLOB, _blob_words(format_, is_folder=is_folder))
            case Dataset(columns=columns):
                names = ", ".join(column.name for column in columns)
                words = f"A table with the columns {names}." if columns else "A table."
                return self._shared("flowc.StructuredDataset", _DATASET, words)
            case Pickle(python=python):
                return self._shared("flowc.Pickle", _PICKLE, f"A pickle of {python}.")
            case Data(schema=schema, is_object=is_object):
                described = json_of_plain(schema) if schema is not None else None
                if isinstance(described, dict):
                    return as_described(described)
                return {"type": "object"} if is_object else {}
            case _:
                assert_never(shape)

    def _object(self, members: tuple[Input | Output | Field, ...], name: str) -> Object:
        properties: Object = {}
        required: list[Json] = []
        for member in members:
            key = (member.alias or member.name) if isinstance(member, Field) else member.name
            properties[key] = self._property(member, f"{name}.{key}")
            if isinstance(member, Output) or member.is_required:
                required.append(key)
        made: Object = {"type": "object", "properties": properties}
        if required:
            made["required"] = required
        return {**made, "additionalProperties": False}

    def _property(self, member: Input | Output | Field, name: str) -> Object:
        made = self.schema(member.shape, name)
        if member.doc:
            made = {"description": member.doc, **_without(made, "description")}
        if isinstance(member, Output) or member.default is None:
            return made
        try:
            default = self._values.json(member.default, member.shape)
        except NotCarriedError:
            return made
        # Generators write a default that is an object or a moment as code that does not compile.
        is_hard = self._discriminates and (
            isinstance(default, (dict, list)) or made.get("format") in _MOMENTS
        )
        return {**made, "x-flowc-default" if is_hard else "default": default}

    def _union(self, shape: OneOf, name: str) -> Object:
        others = others_than_none(shape)
        if not is_tagged(shape):
            if not others:
                return _null()
            return {"oneOf": [self.schema(others[0].shape, name), _null()]}
        variants = [self._variant(variant, name) for variant in others]
        made: Object = {"oneOf": [*variants]}
        if self._discriminates:
            mapping: Object = {
                variant.label: schema["$ref"]
                for variant, schema in zip(others, variants, strict=True)
            }
            made["discriminator"] = {"propertyName": "type", "mapping": mapping}
        if len(others) == len(shape.variants):
            return made
        if not self._discriminates:
            return {"oneOf": [*variants, _null()]}
        named = definition_name(f"{name}-union")
        self._made[named] = made
        return {"oneOf": [{"$ref": f"{self._place}{named}"}, _null()]}

    def _variant(self, variant: Variant, name: str) -> Object:
        named = definition_name(f"{name}-{variant.label}")
        made: Object = {
            "type": "object",
            "properties": {
                "type": {"type": "string", "enum": [variant.label]},
                "value": self.schema(variant.shape, f"{name}-{variant.label}"),
            },
            "required": ["type", "value"],
            "additionalProperties": False,
        }
        if not self._discriminates:
            return made
        self._made[named] = made
        return {"$ref": f"{self._place}{named}"}

    def _reference(self, id_: str) -> Object:
        name = definition_name(id_)
        if name not in self._made:
            # A record may hold itself.
            self._made[name] = {}
            self._made[name] = self._definition(self._types[id_], name)
        return {"$ref": f"{self._place}{name}"}

    def _definition(self, definition: Record | Enumeration, name: str) -> Object:
        about: Object = {"description": definition.doc} if definition.doc else {}
        named: Object = {"x-flowc-type": definition.id}
        if isinstance(definition, Enumeration):
            values: list[Json] = [member.value for member in definition.members]
            return {**about, "type": "string", "enum": values, **named}
        return {**about, **self._object(definition.fields, name), **named}

    def _shared(self, name: str, schema: Object, words: str) -> Object:
        self._made[name] = schema
        return {"description": words, "$ref": f"{self._place}{name}"}


def _null() -> Object:
    return {"type": "null"}


def identity(entity: Entity) -> Object:
    """Say which entity something is of."""
    said: Object = {"kind": entity.kind.value, "name": entity.name}
    return {**said, "workflow": entity.workflow} if entity.workflow else said


def fixed_inputs(entity: Entity, contract: Contract) -> Object:
    """Give what a launch plan has fixed, as far as it can be said."""
    values = Values(contract)
    fixed: Object = {}
    for each in entity.inputs:
        if each.fixed is not None:
            try:
                fixed[each.name] = values.json(each.fixed, each.shape)
            except NotCarriedError:
                fixed[each.name] = None
    return fixed


def as_described(schema: Object) -> Object:
    """Give a schema that an encoder has written so that linters take it, and with the same values.

    Defaults are left out: they may be null where null is no value. Of every array it is said what
    its items are, if only that they may be anything.
    """
    made: Object = {key: _below(key, value) for key, value in schema.items() if key != "default"}
    return {**made, "items": {}} if made.get("type") == "array" and "items" not in made else made


def _below(key: str, value: Json) -> Json:
    if isinstance(value, list):
        return [as_described(each) if isinstance(each, dict) else each for each in value]
    if not isinstance(value, dict):
        return value
    if key not in _BY_NAME:
        return as_described(value)
    return {
        name: as_described(each) if isinstance(each, dict) else each for name, each in value.items()
    }


def _without(schema: Object, key: str) -> Object:
    return {name: value for name, value in schema.items() if name != key}


def _blob_words(format_: str, *, is_folder: bool) -> str:
    kind = "folder" if is_folder else "file"
    return f"A {kind} of {format_}." if format_ else f"A {kind}."


_URI: Object = {"type": "string", "description": "Where it lies in the object store."}
_BLOB: Object = {
    "description": "A file or a folder.",
    "type": "object",
    "properties": {
        "uri": _URI,
        "format": {"type": "string", "description": "What is in it, such as `csv`."},
        "dimensionality": {
            "type": "string",
            "enum": ["SINGLE", "MULTIPART"],
            "description": "Whether it is a file or a folder.",
        },
    },
    "required": ["uri"],
    "additionalProperties": False,
}
_DATASET: Object = {
    "description": "A table.",
    "type": "object",
    "properties": {
        "uri": _URI,
        "format": {"type": "string", "description": "How it is stored, such as `parquet`."},
    },
    "required": ["uri"],
    "additionalProperties": False,
}
_PICKLE: Object = {
    "description": "A value that only Python makes and reads; others hand on what they got.",
    "type": "object",
    "properties": {"uri": _URI},
    "required": ["uri"],
    "additionalProperties": False,
}
