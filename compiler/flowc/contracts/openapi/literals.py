"""Shapes as schemas of Flyte's literals, in the JSON of protobuf.

Mirrors flyteidl 1.16 core/literals.proto. Whole numbers are text there, since JSON has no 64 bits;
a value of a union says its type, with the tag of the encoder; a record is a struct, or msgpack in
base64.
"""

from __future__ import annotations

from typing import assert_never

from flowc.contracts.literal_json import Json, json_of_plain
from flowc.contracts.model.contract import Contract, Input, Output
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
)
from flowc.contracts.openapi.document import PLACE
from flowc.contracts.schemas.standard import Object, as_described, definition_name
from flowc_ir.plain import Plain, PlainList, PlainMap

_INTEGER: Object = {"type": "string", "pattern": "^-?[0-9]+$"}
_PRIMITIVES: dict[Atom, tuple[str, Object]] = {
    Atom.INTEGER: ("integer", _INTEGER),
    Atom.FLOAT: ("floatValue", {"type": "number", "format": "double"}),
    Atom.STRING: ("stringValue", {"type": "string"}),
    Atom.BOOLEAN: ("boolean", {"type": "boolean"}),
    Atom.DATETIME: ("datetime", {"type": "string", "format": "date-time"}),
    Atom.DATE: ("datetime", {"type": "string", "format": "date-time"}),
    Atom.DURATION: ("duration", {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,9})?s$"}),
}
_SIMPLE = {
    Atom.INTEGER: "INTEGER",
    Atom.FLOAT: "FLOAT",
    Atom.STRING: "STRING",
    Atom.BOOLEAN: "BOOLEAN",
    Atom.DATETIME: "DATETIME",
    Atom.DATE: "DATETIME",
    Atom.DURATION: "DURATION",
    Atom.BYTES: "BINARY",
}


class LiteralWriter:
    """Writes schemas of literals; records and shared parts are components."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._made: dict[str, Object] = {}

    def definitions(self) -> Object:
        """Give everything that was referred to, by name."""
        return dict(self._made)

    def literals(self, members: tuple[Input | Output, ...], name: str) -> Object:
        """Give the map of the literals of inputs or outputs."""
        properties: Object = {m.name: self._member(m, f"{name}.{m.name}") for m in members}
        required: list[Json] = [m.name for m in members if isinstance(m, Output) or m.is_required]
        made = _object(properties, required)
        return _object({"literals": made}, ["literals"] if required else [])

    def _member(self, member: Input | Output, name: str) -> Object:
        made = self._literal(member.shape, name)
        return {"description": member.doc, **made} if member.doc else made

    def _literal(self, shape: Shape, name: str) -> Object:
        match shape:
            case Scalar(atom=Atom.BYTES):
                return _scalar("binary", _object({"value": _BASE64}, ["value"]))
            case Scalar(atom=atom):
                return _primitive(*_PRIMITIVES[atom])
            case Choice(atom=atom, values=values):
                key, schema = _PRIMITIVES[atom]
                shown: list[Json] = [_as_written(value, atom) for value in values]
                return _primitive(key, {**schema, "enum": shown})
            case Nothing():
                return _scalar("noneType", {"type": "object"})
            case ListOf(item=item):
                items: Object = {"type": "array", "items": self._literal(item, f"{name}.item")}
                return _object({"collection": _object({"literals": items}, [])}, ["collection"])
            case MapOf(value=value, is_packed=False):
                entries: Object = {
                    "type": "object",
                    "additionalProperties": self._literal(value, f"{name}.value"),
                }
                return _object({"map": _object({"literals": entries}, [])}, ["map"])
            case OneOf(variants=variants):
                options: list[Json] = [self._variant(each, name) for each in variants]
                return {"anyOf": options}
            case EnumRef(id=id_):
                texts: list[Json] = [m.value for m in self._contract.enumeration(id_).members]
                return _primitive("stringValue", {"type": "string", "enum": texts})
            case _:
                return self._stored(shape)

    def _stored(self, shape: MapOf | RecordRef | Blob | Dataset | Data | Pickle) -> Object:
        match shape:
            case RecordRef(id=id_):
                return self._record(id_)
            case MapOf() | Data():
                return _packed({"type": "object"} if _is_object(shape) else {})
            case Blob(format=format_, is_folder=is_folder):
                return _blob(format_, "MULTIPART" if is_folder else "SINGLE")
            case Pickle():
                return _blob("PythonPickle", "SINGLE")
            case Dataset(is_legacy=is_legacy):
                return _scalar("schema" if is_legacy else "structuredDataset", _TABLE)
            case _:
                assert_never(shape)

    def _record(self, id_: str) -> Object:
        name = definition_name(id_)
        if name not in self._made:
            record = self._contract.record(id_)
            about: Object = {"description": record.doc} if record.doc else {}
            written = _written(record.schema)
            self._made[name] = {**about, **_packed(written), "x-flowc-type": id_}
        return {"$ref": f"{PLACE}{name}"}

    def _variant(self, variant: Variant, name: str) -> Object:
        """Give a value of a union, which says its type."""
        named = definition_name(f"{name}-{variant.label}")
        structure: Object = _object({"tag": _only(variant.tag)}, ["tag"])
        key, said = self._type(variant.shape)
        type_ = _object({key: said, "structure": structure}, [key, "structure"], is_open=True)
        value = self._literal(variant.shape, f"{name}-{variant.label}")
        union = _object({"value": value, "type": type_}, ["value", "type"])
        self._made[named] = _scalar("union", union)
        return {"$ref": f"{PLACE}{named}"}

    def _type(self, shape: Shape) -> tuple[str, Object]:
        """Give the part of a literal type by which the variant is known."""
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return "simple", _only(_SIMPLE[atom])
            case Nothing():
                return "simple", _only("NONE")
            case RecordRef() | Data() | MapOf(is_packed=True):
                return "simple", _only("STRUCT")
            case EnumRef():
                return "enumType", {"type": "object"}
            case ListOf():
                return "collectionType", {"type": "object"}
            case MapOf():
                return "mapValueType", {"type": "object"}
            case OneOf():
                return "unionType", {"type": "object"}
            case Blob() | Pickle():
                return "blob", {"type": "object"}
            case Dataset(is_legacy=is_legacy):
                return ("schema" if is_legacy else "structuredDatasetType"), {"type": "object"}
            case _:
                assert_never(shape)


_BASE64: Object = {"type": "string", "contentEncoding": "base64"}
_URI: Object = {"type": "string", "description": "Where it lies."}
_TABLE: Object = {
    "type": "object",
    "properties": {"uri": _URI, "metadata": {"type": "object"}},
    "required": ["uri"],
}
_MSGPACK: Object = {
    "type": "object",
    "properties": {"value": _BASE64, "tag": {"type": "string", "enum": ["msgpack"]}},
    "required": ["value", "tag"],
    "additionalProperties": False,
}


def _object(properties: Object, required: list[Json], *, is_open: bool = False) -> Object:
    made: Object = {"type": "object", "properties": properties}
    if required:
        made["required"] = required
    return made if is_open else {**made, "additionalProperties": False}


def _scalar(key: str, schema: Object) -> Object:
    return _object({"scalar": _object({key: schema}, [key])}, ["scalar"])


def _primitive(key: str, schema: Object) -> Object:
    return _scalar("primitive", _object({key: schema}, [key]))


def _only(value: str) -> Object:
    return {"type": "string", "enum": [value]}


def _blob(format_: str, dimensionality: str) -> Object:
    type_ = _object(
        {
            "format": _only(format_) if format_ else {"type": "string"},
            "dimensionality": _only(dimensionality),
        },
        [],
    )
    metadata = _object({"type": type_}, [])
    return _scalar("blob", _object({"uri": _URI, "metadata": metadata}, ["uri"]))


def _packed(written: Object) -> Object:
    """Give data as a struct of protobuf, or packed; in a struct, numbers are doubles."""
    properties: Object = {"generic": written, "binary": dict(_MSGPACK)}
    one: list[Json] = [{"required": ["generic"]}, {"required": ["binary"]}]
    scalar: Object = {"type": "object", "properties": properties, "oneOf": one}
    return _object({"scalar": scalar}, ["scalar"])


def _written(schema: PlainMap | None) -> Object:
    """Give the JSON Schema that the encoder has written; one with references is left open."""
    if schema is None or _refers(schema):
        return {"type": "object"}
    made = json_of_plain(schema)
    return as_described(made) if isinstance(made, dict) else {"type": "object"}


def _refers(value: Plain) -> bool:
    match value:
        case PlainMap(entries=entries):
            return any(key in ("$ref", "$defs") or _refers(item) for key, item in entries)
        case PlainList(items=items):
            return any(map(_refers, items))
        case _:
            return False


def _is_object(shape: MapOf | Data) -> bool:
    return isinstance(shape, MapOf) or shape.is_object


def _as_written(value: Plain, atom: Atom) -> Json:
    return str(value) if atom is Atom.INTEGER else json_of_plain(value)
