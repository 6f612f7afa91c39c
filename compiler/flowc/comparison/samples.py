"""Values to try on a changed type, as JSON writes them, and what a type takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from flowc.comparison.fields import RecordFields, key_of
from flowc_ir.plain import Plain, thaw
from flowc_ir.records import Definition, Enum, Record
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
    Dimensionality,
    EncodedType,
    EnumType,
    ListType,
    MapType,
    NativeType,
    RecordType,
    SchemaType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
    UnionType,
)

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

_MOST = 40
_MOST_TRIED = 400
_MOST_OF_FIELD = 12
_DEEPEST = 6

_SIMPLE: dict[SimpleKind, Json] = {
    SimpleKind.NONE: None,
    SimpleKind.INTEGER: 0,
    SimpleKind.FLOAT: 0.5,
    SimpleKind.STRING: "",
    SimpleKind.BOOLEAN: False,
    SimpleKind.DATETIME: "2000-01-01T00:00:00Z",
    SimpleKind.DATE: "2000-01-01T00:00:00Z",
    SimpleKind.DURATION: "0s",
    SimpleKind.ERROR: "error",
    SimpleKind.BINARY: "",
}

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_SPAN = re.compile(r"-?\d+(\.\d+)?s")


class Values:
    """The values of the types of one program."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self._definitions = definitions
        self._fields: dict[str, RecordFields] = {}

    def samples(self, type_: Type) -> list[Json]:
        """Give small values that show all that a type may hold: each variant, each choice."""
        found: list[Json] = []
        for value in islice(self._samples(type_, 0), _MOST_TRIED):
            if value not in found:
                found.append(value)
            if len(found) == _MOST:
                break
        return found

    def takes(self, value: Json, type_: Type) -> bool:
        """Tell whether a value is one of a type."""
        match type_:
            case AnnotatedType(inner=inner) | EncodedType(inner=inner):
                return self.takes(value, inner)
            case UnionType(variants=variants):
                return any(self.takes(value, variant) for variant in variants)
            case ListType(item=item):
                return isinstance(value, list) and all(self.takes(each, item) for each in value)
            case MapType(value=inner):
                return isinstance(value, dict) and all(
                    self.takes(each, inner) for each in value.values()
                )
            case SimpleType(kind=kind):
                return _is_simple(value, kind)
            case ChoiceType(values=values):
                return value in [*map(thaw, values)]
            case EnumType(name=name):
                return value in self._choices(name)
            case RecordType(name=name):
                return isinstance(value, dict) and self._is_record(value, name)
            case StructType():
                return isinstance(value, dict)
            case _:
                return _is_stored(value, type_)

    def _is_record(self, value: dict[str, Json], name: str) -> bool:
        known = self._fields_of(name)
        if known is None:
            return True
        for key, field in known.by_key.items():
            if key not in value:
                if known.is_needed(field):
                    return False
            elif field.type is not None and not self.takes(value[key], field.type):
                return False
        return True

    def _fields_of(self, name: str) -> RecordFields | None:
        if name not in self._fields:
            definition = self._definitions.get(name)
            if not isinstance(definition, Record):
                return None
            self._fields[name] = RecordFields(definition)
        return self._fields[name]

    def _choices(self, name: str) -> list[Json]:
        definition = self._definitions.get(name)
        if not isinstance(definition, Enum):
            return []
        return [str(member.value) for member in definition.members]

    def _samples(self, type_: Type, depth: int) -> Iterator[Json]:
        if depth > _DEEPEST:
            return
        match type_:
            case AnnotatedType(inner=inner) | EncodedType(inner=inner):
                yield from self._samples(inner, depth)
            case UnionType(variants=variants):
                for variant in variants:
                    yield from self._samples(variant, depth)
            case ListType(item=item):
                yield []
                for value in self._samples(item, depth + 1):
                    yield [value]
            case MapType(value=inner):
                yield {}
                for value in self._samples(inner, depth + 1):
                    yield {"key": value}
            case ChoiceType(values=values):
                yield from (_atom(value) for value in values)
            case EnumType(name=name):
                yield from self._choices(name)
            case RecordType(name=name):
                yield from self._records(name, depth + 1)
            case SimpleType(kind=kind):
                yield _SIMPLE[kind]
            case StructType():
                yield {}
            case _:
                yield from _stored(type_)

    def _records(self, name: str, depth: int) -> Iterator[Json]:
        """Give a record with the fields that it needs, and one for each value of each field."""
        known = self._fields_of(name)
        if known is None:
            return
        least: dict[str, Json] = {}
        for field in known.record.fields:
            if known.is_needed(field) and field.type is not None:
                values = list(islice(self._samples(field.type, depth), 1))
                if not values:
                    return
                least[key_of(field)] = values[0]
        yield least
        for field in known.record.fields:
            if field.type is not None:
                for value in islice(self._samples(field.type, depth), _MOST_OF_FIELD):
                    yield {**least, key_of(field): value}


def _is_simple(value: Json, kind: SimpleKind) -> bool:
    match kind:
        case SimpleKind.NONE:
            return value is None
        case SimpleKind.BOOLEAN:
            return isinstance(value, bool)
        case SimpleKind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case SimpleKind.FLOAT:
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case SimpleKind.STRING | SimpleKind.ERROR | SimpleKind.BINARY:
            return isinstance(value, str)
        case SimpleKind.DATETIME | SimpleKind.DATE:
            return isinstance(value, str) and _MOMENT.fullmatch(value) is not None
        case SimpleKind.DURATION:
            return isinstance(value, str) and _SPAN.fullmatch(value) is not None


def _atom(value: Plain) -> Json:
    return value if isinstance(value, (bool, int, float, str)) else None


def _stored(type_: Type) -> Iterator[Json]:
    """Give what refers to a value in the store."""
    match type_:
        case BlobType(format=format_, dimensionality=dimensionality):
            yield {"uri": "s3://a", "format": format_, "kind": dimensionality.name}
        case NativeType():
            kind = Dimensionality.SINGLE.name
            yield {"uri": "s3://a", "format": "PythonPickle", "kind": kind}
        case DatasetType(format=format_, columns=columns):
            yield {"uri": "s3://a", "format": format_, "columns": [c.name for c in columns]}
        case SchemaType(columns=columns):
            yield {"uri": "s3://a", "columns": [c.name for c in columns]}
        case _:
            return


def _is_stored(value: Json, type_: Type) -> bool:
    if not isinstance(value, dict) or "uri" not in value:
        return False
    format_ = value.get("format", "")
    match type_:
        case BlobType():
            fits = not type_.format or not format_ or format_ == type_.format
            return fits and value.get("kind") == type_.dimensionality.name
        case NativeType():
            return format_ in ("", "PythonPickle") and "kind" in value
        case DatasetType() | SchemaType():
            wanted = type_.format.lower() if isinstance(type_, DatasetType) else ""
            fits = not wanted or not format_ or str(format_).lower() == wanted
            return fits and _has_columns(value.get("columns"), [c.name for c in type_.columns])
        case _:
            return True


def _has_columns(found: Json, wanted: list[str]) -> bool:
    """Tell whether a table has the columns; nobody knows those of one that names none."""
    if not isinstance(found, list):
        return False
    return not found or all(name in found for name in wanted)
