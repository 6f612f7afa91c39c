"""Shapes of fields for which there is only the JSON Schema that their encoder has written."""

from __future__ import annotations

from collections.abc import Collection

from flowc.contracts.model.shapes import (
    Atom,
    Choice,
    Data,
    ListOf,
    MapOf,
    Nothing,
    OneOf,
    Scalar,
    Shape,
    Variant,
    admits_none,
)
from flowc_ir.literals import (
    BooleanLiteral,
    FloatLiteral,
    IntegerLiteral,
    Literal,
    NoneLiteral,
    StringLiteral,
)
from flowc_ir.plain import Plain, PlainList, PlainMap

_ATOMS = {"integer": Atom.INTEGER, "number": Atom.FLOAT, "boolean": Atom.BOOLEAN}
_KEYS = {"string": Atom.STRING, "integer": Atom.INTEGER, "boolean": Atom.BOOLEAN}
_TEXTS = {
    "base64": Atom.BYTES,
    "binary": Atom.BYTES,
    "date-time": Atom.DATETIME,
    "date": Atom.DATE,
    "duration": Atom.DURATION,
}
_DEFINITIONS = "#/$defs/"
_ABOUT = frozenset({"title", "description", "default", "examples"})


def property_of(schema: PlainMap | None, name: str) -> PlainMap | None:
    """Give what the JSON Schema of a record says of a field."""
    found = _entry(_object_in(schema), "properties", name)
    return found if isinstance(found, PlainMap) else None


def properties_of(schema: PlainMap | None) -> tuple[tuple[str, PlainMap | None], ...]:
    """Give all fields that the JSON Schema of a record describes."""
    properties = _entry(_object_in(schema), "properties")
    entries = properties.entries if isinstance(properties, PlainMap) else ()
    return tuple(
        (name, each if isinstance(each, PlainMap) else None)
        for name, each in entries
        if isinstance(name, str)
    )


def default_in(schema: PlainMap | None, shape: Shape) -> Literal | None:
    """Give the default that the JSON Schema of a field says, where a plain value can say it."""
    found = [value for key, value in schema.entries if key == "default"] if schema else []
    if not found:
        return None
    match found[0]:
        case None:
            return NoneLiteral() if admits_none(shape) else None
        case bool(value):
            return BooleanLiteral(value) if _is_of(shape, Atom.BOOLEAN) else None
        case str(value):
            return StringLiteral(value) if _is_of(shape, Atom.STRING) else None
        case int(value) if _is_of(shape, Atom.INTEGER):
            return IntegerLiteral(value)
        case int(value) | float(value) if _is_of(shape, Atom.FLOAT):
            return FloatLiteral(value)
        case _:
            return None


def required_in(schema: PlainMap | None) -> Collection[str] | None:
    """Give the fields that the JSON Schema of a record requires, None if there is no schema."""
    described = _object_in(schema)
    if _entry(described, "properties") is None:
        return None
    required = _entry(described, "required")
    names = required.items if isinstance(required, PlainList) else ()
    return frozenset(name for name in names if isinstance(name, str))


def shape_of_schema(schema: PlainMap | None) -> Shape:
    """Give the shape of data that a JSON Schema allows; any data, if it is not one of ours."""
    if schema is None or _mentions_reference(schema):
        return Data()
    about = {key: value for key, value in schema.entries if key not in _ABOUT}
    known = _known(about)
    return Data(PlainMap(tuple(about.items())) if about else None) if known is None else known


def _known(about: dict[Plain, Plain]) -> Shape | None:
    options = about.get("anyOf")
    if set(about) == {"anyOf"} and isinstance(options, PlainList):
        return _union(options)
    values = about.get("enum")
    if set(about) <= {"enum", "type"} and isinstance(values, PlainList):
        return _choice(values)
    kind = about.get("type")
    if kind == "null" and len(about) == 1:
        return Nothing()
    if isinstance(kind, str) and kind in _ATOMS and len(about) == 1:
        return Scalar(_ATOMS[kind])
    if kind == "number" and about.get("format") == "time-delta" and len(about) == 2:
        return Scalar(Atom.DURATION)
    if kind == "string" and set(about) <= {"type", "format"}:
        format_ = about.get("format")
        known = _TEXTS.get(format_) if isinstance(format_, str) else None
        return Scalar(known or Atom.STRING)
    return _container(about)


def _container(about: dict[Plain, Plain]) -> Shape | None:
    items = about.get("items")
    if about.get("type") == "array" and set(about) <= {"type", "items"}:
        return ListOf(shape_of_schema(items if isinstance(items, PlainMap) else None))
    values = about.get("additionalProperties")
    keys = about.get("propertyNames")
    if about.get("type") != "object" or not set(about) <= _OF_MAPS:
        return None
    named = _entry(keys, "type") if isinstance(keys, PlainMap) else "string"
    key = _KEYS.get(named) if isinstance(named, str) else None
    if isinstance(values, PlainMap) and key is not None:
        return MapOf(shape_of_schema(values), key, is_packed=True)
    return Data(is_object=True) if key is Atom.STRING and set(about) == {"type"} else None


_OF_MAPS = {"type", "additionalProperties", "propertyNames"}


def _is_of(shape: Shape, atom: Atom) -> bool:
    """Tell whether a plain value of an atom is a value of a shape, and only as that."""
    match shape:
        case Scalar(atom=own) | Choice(atom=own):
            return own is atom
        case OneOf(variants=variants):
            others = [v.shape for v in variants if not isinstance(v.shape, Nothing)]
            return len(others) == 1 and _is_of(others[0], atom)
        case _:
            return False


def _union(options: PlainList) -> Shape | None:
    shapes = [shape_of_schema(each) for each in options.items if isinstance(each, PlainMap)]
    atoms = [each.atom.value if isinstance(each, Scalar) else "none" for each in shapes]
    if len(shapes) != len(options.items) or len(set(atoms)) != len(atoms):
        return None
    if not all(isinstance(each, (Scalar, Nothing)) for each in shapes):
        return None
    return OneOf(tuple(Variant(label, "", s) for label, s in zip(atoms, shapes, strict=True)))


def _choice(values: PlainList) -> Shape | None:
    if values.items and all(isinstance(value, str) for value in values.items):
        return Choice(Atom.STRING, values.items)
    if values.items and all(type(value) is int for value in values.items):
        return Choice(Atom.INTEGER, values.items)
    return None


def _object_in(schema: PlainMap | None) -> PlainMap | None:
    """Give the schema of the record itself; that of a recursive one is behind a `$ref`."""
    top = _entry(schema, "$ref")
    if not isinstance(top, str) or not top.startswith(_DEFINITIONS):
        return schema
    found = _entry(schema, "$defs", top.removeprefix(_DEFINITIONS))
    return found if isinstance(found, PlainMap) else None


def _entry(of: PlainMap | None, *path: str) -> Plain:
    """Walk into nested mappings; None where one has no such key."""
    found: Plain = of
    for key in path:
        if not isinstance(found, PlainMap):
            return None
        found = next((value for name, value in found.entries if name == key), None)
    return found


def _mentions_reference(value: Plain) -> bool:
    match value:
        case PlainMap(entries=entries):
            return any(key == "$ref" or _mentions_reference(item) for key, item in entries)
        case PlainList(items=items):
            return any(map(_mentions_reference, items))
        case _:
            return False
