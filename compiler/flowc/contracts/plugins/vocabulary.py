"""The classes and enumerations of a manifest, and the types of its fields as schemas."""

from __future__ import annotations

import json

from flowc.contracts.plugins.schema import (
    ANYTHING,
    TEXT,
    Atom,
    AtomKind,
    Choice,
    Entry,
    ListOf,
    MapOf,
    Message,
    Named,
    Nullable,
    OneOf,
    Plain,
    Record,
    Schema,
    join,
)
from flowc.manifests import shapes
from flowc.manifests.plain_values import value_of
from flowc_idl.flowc.ext.v1.classes_pb2 import EnumClass, Field, RecordClass
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest

_ATOMS = {
    "string": AtomKind.TEXT,
    "int": AtomKind.WHOLE,
    "float": AtomKind.NUMBER,
    "bool": AtomKind.TRUTH,
    "bytes": AtomKind.BYTES,
    "duration": AtomKind.DURATION,
    "datetime": AtomKind.MOMENT,
    "any": AtomKind.ANYTHING,
}
_KNOWN: dict[str, Schema] = {
    "image": TEXT,
    "file": TEXT,
    "resources": Message("flyteidl.core.Resources"),
    "pod_template": Message("flyteidl.core.K8sPod"),
    "secret": Message("flyteidl.core.Secret"),
    "type": Message("flyteidl.core.LiteralType"),
    "types": Message("flyteidl.core.VariableMap"),
    "metadata": Message("flyteidl.core.TaskMetadata"),
    "accelerator": Message("flyteidl.core.GPUAccelerator"),
}
"""What the compiler knows → what says it on the wire."""


class Vocabulary:
    """What the names in one manifest stand for."""

    def __init__(self, manifest: Manifest) -> None:
        self.classes = {each.name: each for each in manifest.classes}
        self.enums = {each.name: each for each in manifest.enums}

    def schema(self, text: str) -> Schema:
        """Give the schema of a type as a manifest writes it."""
        return self._schema(shapes.parse_shape(text))

    def entries(self, fields: tuple[Field, ...]) -> tuple[Entry, ...]:
        """Give fields as entries."""
        return tuple(self._entry(field) for field in fields)

    def fields(self, record: RecordClass) -> tuple[Field, ...]:
        """Give the fields of a class, those of the class that it extends first."""
        extended = self.classes.get(record.extends)
        inherited = self.fields(extended) if extended is not None else ()
        own = {field.name: field for field in record.fields}
        kept = tuple(own.pop(field.name, field) for field in inherited)
        return (*kept, *own.values())

    def find(self, name: str) -> RecordClass | EnumClass | None:
        """Give the class or enumeration of a short name."""
        everything: dict[str, RecordClass | EnumClass] = {**self.classes, **self.enums}
        return next((each for full, each in everything.items() if last(full) == name), None)

    def on_the_wire(self, schema: Schema, depth: int = 0) -> Schema:
        """Give how a value prints in a template: objects as maps, durations as seconds."""
        match schema:
            case Named(name=name):
                return self._printed(self.find(name), depth)
            case Atom(kind=AtomKind.DURATION):
                return Atom(AtomKind.NUMBER)
            case Atom(kind=AtomKind.MOMENT):
                return TEXT
            case ListOf(item=item):
                return ListOf(self.on_the_wire(item, depth + 1))
            case MapOf(item=item):
                return MapOf(self.on_the_wire(item, depth + 1))
            case Nullable(item=item):
                return Nullable(self.on_the_wire(item, depth + 1))
            case OneOf(options=options):
                first, *others = (self.on_the_wire(option, depth + 1) for option in options)
                for other in others:
                    first = join(first, other)
                return first
            case Record(fields=fields, is_open=is_open):
                wired = (self._wired(f, depth, is_required=f.is_required) for f in fields)
                return Record(tuple(wired), is_open)
            case _:
                return schema

    def attribute(self, schema: Schema, name: str) -> Schema:
        """Give what an attribute of something is."""
        match schema:
            case Nullable(item=item):
                found = self.attribute(item, name)
                return (
                    found if found == ANYTHING or isinstance(found, Nullable) else Nullable(found)
                )
            case OneOf(options=options):
                first, *others = (self.attribute(option, name) for option in options)
                for other in others:
                    first = join(first, other)
                return first
            case Named(name=class_name):
                return self._attribute_of(self.find(class_name), name)
            case Record(fields=fields):
                return next((each.schema for each in fields if each.name == name), ANYTHING)
            case MapOf(item=item):
                return item if isinstance(item, Nullable) or item == ANYTHING else Nullable(item)
            case _:
                return ANYTHING

    def summary(self, schema: Schema, name: str) -> str:
        """Say what an attribute of something is; empty if that is not known."""
        match schema:
            case Nullable(item=item):
                return self.summary(item, name)
            case OneOf(options=options):
                return next(filter(None, (self.summary(each, name) for each in options)), "")
            case Named(name=class_name) if isinstance(found := self.find(class_name), RecordClass):
                fields = self.fields(found)
                return next((field.summary for field in fields if field.name == name), "")
            case Record(fields=entries):
                return next((entry.summary for entry in entries if entry.name == name), "")
            case _:
                return ""

    def _schema(self, shape: shapes.Shape) -> Schema:
        match shape:
            case shapes.Named(name=name):
                return self._named(name)
            case shapes.ListOf(item=item):
                return ListOf(self._schema(item))
            case shapes.MapOf(item=item):
                return MapOf(self._schema(item))
            case shapes.Nullable(item=item):
                inner = self._schema(item)
                return inner if inner == ANYTHING else Nullable(inner)
            case shapes.OneOf(options=options):
                return OneOf(tuple(self._schema(option) for option in options))

    def _named(self, name: str) -> Schema:
        if name in _ATOMS:
            return Atom(_ATOMS[name])
        if name in _KNOWN:
            return _KNOWN[name]
        return Named(last(name)) if name in self.classes or name in self.enums else ANYTHING

    def _entry(self, field: Field) -> Entry:
        has_default = field.HasField("default")
        default = json.dumps(value_of(field.default), sort_keys=True) if has_default else ""
        return Entry(
            name=field.name,
            schema=self.schema(field.type),
            summary=field.summary,
            is_required=not (has_default or field.default_object or field.default_type),
            default="" if default == "null" else default,
        )

    def _printed(self, found: RecordClass | EnumClass | None, depth: int) -> Schema:
        if isinstance(found, RecordClass) and depth < _DEEPEST:
            fields = self.entries(self.fields(found))
            return Record(tuple(self._wired(field, depth, is_required=True) for field in fields))
        if isinstance(found, EnumClass) and found.is_string:
            return Choice(values_of(found))
        return ANYTHING

    def _wired(self, field: Entry, depth: int, *, is_required: bool) -> Entry:
        schema = self.on_the_wire(field.schema, depth + 1)
        return Entry(name=field.name, schema=schema, summary=field.summary, is_required=is_required)

    def _attribute_of(self, found: RecordClass | EnumClass | None, name: str) -> Schema:
        if isinstance(found, RecordClass):
            fields = self.entries(self.fields(found))
            return next((field.schema for field in fields if field.name == name), ANYTHING)
        if isinstance(found, EnumClass) and name == "value":
            return Choice(values_of(found))
        if isinstance(found, EnumClass) and name == "name":
            return Choice(tuple(member.name for member in found.members))
        return ANYTHING


_DEEPEST = 20


def values_of(enum: EnumClass) -> tuple[Plain, ...]:
    """Give the values of an enumeration's members; those that are no atoms are left out."""
    found: list[Plain] = []
    for member in enum.members:
        value = value_of(member.value)
        if value is None or isinstance(value, (bool, int, float, str)):
            found.append(value)
    return tuple(found)


def last(name: str) -> str:
    """Give the last part of a dotted name."""
    return name.rpartition(".")[2]
