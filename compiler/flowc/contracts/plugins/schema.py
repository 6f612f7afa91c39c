"""The kinds of data that a contract speaks of, in no language's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass


class AtomKind(Enum):
    """What a single value is."""

    TEXT = "text"
    WHOLE = "a whole number"
    NUMBER = "a number"
    TRUTH = "a truth value"
    BYTES = "bytes"
    DURATION = "a duration"
    MOMENT = "a moment"
    ANYTHING = "anything"


Plain: TypeAlias = bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class Atom:
    """Any value of a kind."""

    kind: AtomKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values; if it is one only, a constant."""

    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    item: Schema


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map from text."""

    item: Schema


@dataclass(frozen=True, slots=True)
class Nullable:
    """Something, or null."""

    item: Schema


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several."""

    options: tuple[Schema, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A map with known entries; `is_open` if there may be others."""

    fields: tuple[Entry, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A class or an enumeration of the contract, by its short name."""

    name: str


@dataclass(frozen=True, slots=True)
class Message:
    """A protobuf message of Flyte, by its full name."""

    name: str


Schema: TypeAlias = Atom | Choice | ListOf | MapOf | Nullable | OneOf | Record | Named | Message

ANYTHING = Atom(AtomKind.ANYTHING)
TEXT = Atom(AtomKind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a record; `default` is JSON, empty if there is none."""

    name: str
    schema: Schema
    summary: str = ""
    is_required: bool = True
    default: str = ""


def kind_of(value: Plain) -> AtomKind:
    """Give the kind of a value; of null, anything."""
    match value:
        case bool():
            return AtomKind.TRUTH
        case int():
            return AtomKind.WHOLE
        case float():
            return AtomKind.NUMBER
        case str():
            return AtomKind.TEXT
        case None:
            return AtomKind.ANYTHING


def without_null(schema: Schema) -> Schema:
    """Give what something is if it is not null."""
    return schema.item if isinstance(schema, Nullable) else schema


def named_in(schemas: Iterable[Schema]) -> Iterator[str]:
    """Give the names of all classes and enumerations in schemas."""
    for schema in schemas:
        match schema:
            case Named(name=name):
                yield name
            case ListOf(item=item) | MapOf(item=item) | Nullable(item=item):
                yield from named_in([item])
            case OneOf(options=options):
                yield from named_in(options)
            case Record(fields=fields):
                yield from named_in(field.schema for field in fields)
            case _:
                pass


def join(one: Schema, other: Schema) -> Schema:
    """Give what holds both."""
    if one == other:
        return one
    if isinstance(one, Nullable) or isinstance(other, Nullable):
        joined = join(without_null(one), without_null(other))
        return joined if joined == ANYTHING else Nullable(joined)
    if ANYTHING in (one, other):
        return ANYTHING
    match one:
        case Choice(values=values) if isinstance(other, Choice):
            return Choice(tuple(dict.fromkeys((*values, *other.values))))
        case Record() if isinstance(other, Record):
            return _joined_records(one, other)
        case ListOf(item=item) if isinstance(other, ListOf):
            return ListOf(join(item, other.item))
        case MapOf(item=item) if isinstance(other, MapOf):
            return MapOf(join(item, other.item))
        case Atom() if _is_among(other, one):
            return one
        case _:
            pass
    if isinstance(other, Atom) and _is_among(one, other):
        return other
    return OneOf(tuple(dict.fromkeys((*_options(one), *_options(other)))))


def _is_among(schema: Schema, atom: Atom) -> bool:
    return isinstance(schema, Choice) and all(kind_of(each) is atom.kind for each in schema.values)


def _options(schema: Schema) -> tuple[Schema, ...]:
    return schema.options if isinstance(schema, OneOf) else (schema,)


def _joined_records(one: Record, other: Record) -> Record:
    right = {field.name: field for field in other.fields}
    left = {field.name: field for field in one.fields}
    fields: list[Entry] = []
    for name in dict.fromkeys((*left, *right)):
        both = [side[name] for side in (left, right) if name in side]
        schema = both[0].schema if len(both) == 1 else join(both[0].schema, both[1].schema)
        required = len(both) == 2 and all(each.is_required for each in both)
        fields.append(Entry(name=name, schema=schema, is_required=required))
    return Record(tuple(fields), one.is_open or other.is_open)
