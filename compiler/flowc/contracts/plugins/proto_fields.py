"""Entries of a contract as fields of protobuf messages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import assert_never

from flowc.contracts.plugins.flyte_messages import file_of
from flowc.contracts.plugins.schema import (
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
    Record,
    Schema,
    kind_of,
    without_null,
)
from flowc.contracts.words import block, camel, comment, json_name, quoted, snake
from flowc_ir.lazy_dataclass import dataclass

STRUCT = "google.protobuf.Struct"
VALUE = "google.protobuf.Value"
LIST = "google.protobuf.ListValue"

_SCALARS = {
    AtomKind.TEXT: "string",
    AtomKind.WHOLE: "int64",
    AtomKind.NUMBER: "double",
    AtomKind.TRUTH: "bool",
    AtomKind.BYTES: "bytes",
    AtomKind.DURATION: "google.protobuf.Duration",
    AtomKind.MOMENT: "google.protobuf.Timestamp",
    AtomKind.ANYTHING: VALUE,
}
_FILES = {
    STRUCT: "google/protobuf/struct.proto",
    VALUE: "google/protobuf/struct.proto",
    LIST: "google/protobuf/struct.proto",
    "google.protobuf.Duration": "google/protobuf/duration.proto",
    "google.protobuf.Timestamp": "google/protobuf/timestamp.proto",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of a field, with the message that it needs beside it and what a reader must know."""

    text: str
    nested: tuple[str, ...] = ()
    note: str = ""
    has_presence: bool = False


class FieldWriter:
    """Writes fields, and remembers which files they import."""

    def __init__(self, enumerations: frozenset[str]) -> None:
        self.imports: set[str] = set()
        self._enumerations = enumerations

    def message(
        self, name: str, about: list[str], fields: Iterable[Entry], *, wire: bool
    ) -> list[str]:
        """Give a message; with `wire`, its JSON has exactly the names of the entries."""
        nested: list[str] = []
        lines: list[str] = []
        taken: set[str] = set()
        for number, entry in enumerate(fields, start=1):
            label = _free(snake(entry.name), taken)
            typed = self.type(entry.schema, entry.name, wire=wire)
            nested += [*typed.nested, ""] if typed.nested else []
            lines += self._field(entry, typed, label, number, wire=wire)
        return [*about, *block(f"message {name}", [*nested, *lines])]

    def type(self, schema: Schema, name: str, *, wire: bool) -> Typed:
        """Give the type of a field of that name."""
        match schema:
            case Nullable(item=item):
                return self.type(item, name, wire=wire)
            case ListOf(item=item):
                return self._repeated("repeated {}", item, name, wire=wire)
            case MapOf(item=item):
                return self._repeated("map<string, {}>", item, name, wire=wire)
            case _:
                return self._single(schema, name, wire=wire)

    def use(self, message: str) -> str:
        """Import a message, and give its name."""
        self.imports.add(_FILES.get(message) or file_of(message))
        return message

    def _field(
        self, entry: Entry, typed: Typed, label: str, number: int, *, wire: bool
    ) -> list[str]:
        may_lack = isinstance(entry.schema, Nullable) or not entry.is_required
        optional = "optional " if may_lack and not typed.has_presence else ""
        options = ""
        if wire and json_name(label) != entry.name:
            options = f" [json_name = {json.dumps(entry.name)}]"
        default = f"If it is not given: `{entry.default}`." if entry.default else ""
        required = "Required." if entry.is_required and not wire else ""
        about = " ".join(filter(None, (entry.summary, typed.note, default, required)))
        return [
            *comment(about or f"The entry `{entry.name}`.", indent=4),
            f"{optional}{typed.text} {label} = {number}{options};",
        ]

    def _repeated(self, form: str, item: Schema, name: str, *, wire: bool) -> Typed:
        match item:
            case ListOf():
                inner = Typed(self.use(LIST))
            case MapOf():
                inner = Typed(self.use(STRUCT))
            case Nullable() | OneOf():
                inner = Typed(self.use(VALUE))
            case _:
                inner = self._single(item, name, wire=wire)
        return Typed(form.format(inner.text), inner.nested, inner.note, has_presence=True)

    def _single(self, schema: Schema, name: str, *, wire: bool) -> Typed:
        match schema:
            case Atom(kind=kind):
                return self._atom(kind)
            case Choice(values=values):
                return self._choice(values)
            case Record(fields=fields, is_open=is_open):
                if is_open or not fields:
                    return Typed(self.use(STRUCT), has_presence=True)
                about = comment(f"What `{name}` holds.")
                nested = self.message(camel(name), about, fields, wire=wire)
                return Typed(camel(name), tuple(nested), has_presence=True)
            case Named(name=named):
                return Typed(named, has_presence=named not in self._enumerations)
            case Message(name=message):
                return Typed(self.use(message), has_presence=True)
            case OneOf(options=options):
                return Typed(self.use(VALUE), note=_alternatives(options), has_presence=True)
            case ListOf() | MapOf() | Nullable():
                return self.type(schema, name, wire=wire)
            case _:
                assert_never(schema)

    def _atom(self, kind: AtomKind) -> Typed:
        text = _SCALARS[kind]
        if text in _FILES:
            return Typed(self.use(text), has_presence=True)
        return Typed(text)

    def _choice(self, values: tuple[bool | int | float | str | None, ...]) -> Typed:
        note = f"Always {quoted(values)}." if len(values) == 1 else f"One of {quoted(values)}."
        kinds = {kind_of(value) for value in values}
        typed = self._atom(kinds.pop() if len(kinds) == 1 else AtomKind.ANYTHING)
        return Typed(typed.text, note=note, has_presence=typed.has_presence)


def _alternatives(options: tuple[Schema, ...]) -> str:
    words = [_words(option) for option in options]
    return f"Either {' or '.join(words)}."


def _words(schema: Schema) -> str:
    match without_null(schema):
        case Atom(kind=kind):
            return kind.value
        case Choice(values=values):
            return f"one of {quoted(values)}"
        case ListOf():
            return "a list"
        case MapOf() | Record():
            return "a map"
        case Named(name=name) | Message(name=name):
            return f"a `{name}`"
        case OneOf(options=options):
            return " or ".join(_words(option) for option in options)
        case Nullable(item=item):
            return _words(item)


def _free(label: str, taken: set[str]) -> str:
    number = 2
    found = label
    while found in taken:
        found = f"{label}_{number}"
        number += 1
    taken.add(found)
    return found
