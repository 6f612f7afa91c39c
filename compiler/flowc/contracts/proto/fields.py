"""The types of fields, with the messages that must stand beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

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
)
from flowc.contracts.numbers.lock import Lock
from flowc.contracts.numbers.signatures import is_repeated, optional_of
from flowc.contracts.numbers.wanted import item_place, variant_place
from flowc.contracts.proto.places import SHARED, VALUES
from flowc.contracts.proto.reserving import reserved
from flowc.contracts.words import block, camel, comment, quoted, snake
from flowc_ir.lazy_dataclass import dataclass, replace

_SCALARS = {
    Atom.INTEGER: "int64",
    Atom.FLOAT: "double",
    Atom.STRING: "string",
    Atom.BOOLEAN: "bool",
    Atom.BYTES: "bytes",
    Atom.DATETIME: "google.protobuf.Timestamp",
    Atom.DURATION: "google.protobuf.Duration",
    Atom.DATE: f"{SHARED}.Date",
}
_FILES = {
    Atom.DATETIME: "google/protobuf/timestamp.proto",
    Atom.DURATION: "google/protobuf/duration.proto",
    Atom.DATE: VALUES,
}


NESTED = ("List", "Map", "Value")
"""How the names of nested messages end; other messages of such a name are named in full."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of a field: its text, whether it can be absent, and what a reader must know."""

    text: str
    has_presence: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type stands: its place in the lock, and the name that a message there gets."""

    place: str
    name: str


class MessageTypes:
    """Gives the types of the fields of one message, and collects what must be nested in it.

    `refer` gives the name of a record or enum and imports its file, `need` imports a file,
    `absolute` writes the full name of a message so that nothing near can be meant.
    """

    def __init__(
        self,
        lock: Lock,
        refer: Callable[[Shape], str],
        need: Callable[[str], None],
        absolute: Callable[[str], str],
    ) -> None:
        self.nested: dict[str, list[str]] = {}
        self._lock = lock
        self._refer = refer
        self._need = need
        self._absolute = absolute

    def field(self, shape: Shape, spot: Spot, *, says_none: bool) -> Typed:
        """Give the type of a field; absence is `None` unless that must be said."""
        inner = optional_of(shape)
        if inner is not None and not says_none:
            if is_repeated(inner):
                return Typed(self._wrapped(inner, spot))
            return self.field(inner, spot, says_none=False)
        match shape:
            case ListOf(item=item):
                inner_type = self._item(item, spot)
                return replace(inner_type, text=f"repeated {inner_type.text}", has_presence=True)
            case MapOf(value=value, key=key):
                inner_type = self._item(value, spot)
                text = f"map<{_SCALARS[key]}, {inner_type.text}>"
                return replace(inner_type, text=text, has_presence=True)
            case OneOf():
                return Typed(self._union(shape, spot, says_none=says_none))
            case _:
                return self._single(shape)

    def _item(self, shape: Shape, spot: Spot) -> Typed:
        """Give the type of what stands in a list, a map or a union, where nothing is absent."""
        inside = Spot(item_place(spot.place), f"{spot.name}Item")
        return self._element(shape, inside)

    def _element(self, shape: Shape, spot: Spot) -> Typed:
        if is_repeated(shape):
            return Typed(self._wrapped(shape, spot))
        if isinstance(shape, OneOf):
            return Typed(self._union(shape, spot, says_none=True))
        return self._single(shape)

    def _wrapped(self, shape: Shape, spot: Spot) -> str:
        """Give a message that holds nothing but a list or a map."""
        name = self._free(f"{spot.name}{'List' if isinstance(shape, ListOf) else 'Map'}")
        typed = self.field(shape, spot, says_none=True)
        label, what = ("values", "items") if isinstance(shape, ListOf) else ("entries", "entries")
        body = [*comment(f"The {what}. {typed.note}".strip()), f"{typed.text} {label} = 1;"]
        self.nested[name] = [*comment(f"The {what} of a value."), *block(f"message {name}", body)]
        return name

    def _union(self, shape: OneOf, spot: Spot, *, says_none: bool) -> str:
        """Give a message that holds one of the variants."""
        name = self._free(f"{spot.name}Value")
        numbers = self._lock.numbers(spot.place)
        body: list[str] = []
        for variant in shape.variants:
            if isinstance(variant.shape, Nothing) and not says_none:
                continue
            below = Spot(
                variant_place(spot.place, variant.label), f"{spot.name}{camel(variant.label)}"
            )
            typed = self._element(variant.shape, below)
            about = " ".join(filter(None, (f"{_words(variant.label)}.", typed.note)))
            label, number = f"{snake(variant.label)}_value", numbers[variant.label]
            body += [*comment(about, indent=6), f"{typed.text} {label} = {number};"]
        gone = reserved(self._lock, spot.place, lambda label: f"{snake(label)}_value")
        one = [*comment("The variant that the value is of."), *block("oneof value", body)]
        self.nested[name] = [
            *comment("One of several types."),
            *block(f"message {name}", [*gone, *one]),
        ]
        return name

    def _single(self, shape: Shape) -> Typed:
        match shape:
            case Scalar(atom=atom):
                return self._scalar(atom)
            case Choice(atom=atom, values=values):
                return replace(self._scalar(atom), note=f"One of {quoted(values)}.")
            case EnumRef():
                return Typed(self._refer(shape), has_presence=False)
            case RecordRef():
                return Typed(self._refer(shape))
            case Nothing() | Blob() | Dataset() | Data() | Pickle():
                return self._shared(shape)
            case ListOf() | MapOf() | OneOf():
                raise TypeError("a container is no single value")
            case _:
                assert_never(shape)

    def _scalar(self, atom: Atom) -> Typed:
        file = _FILES.get(atom)
        if file is not None:
            self._need(file)
            return Typed(self._absolute(_SCALARS[atom]), note="A day." if atom is Atom.DATE else "")
        return Typed(_SCALARS[atom], has_presence=False)

    def _shared(self, shape: Nothing | Blob | Dataset | Data | Pickle) -> Typed:
        self._need(VALUES)
        match shape:
            case Nothing():
                return Typed(self._absolute(f"{SHARED}.NoneValue"), note="Python's `None`.")
            case Blob(format=format_, is_folder=is_folder):
                kind = "folder" if is_folder else "file"
                note = f"A {kind} of `{format_}`." if format_ else f"A {kind}."
                return Typed(self._absolute(f"{SHARED}.Blob"), note=note)
            case Dataset(columns=columns):
                named = ", ".join(
                    f"`{column.name}` ({_type_name(column.shape)})" for column in columns
                )
                note = f"A table with the columns {named}." if columns else "A table."
                return Typed(self._absolute(f"{SHARED}.StructuredDataset"), note=note)
            case Data(is_object=is_object):
                if is_object:
                    return Typed(
                        self._absolute(f"{SHARED}.DataMap"),
                        note="A mapping that nothing describes.",
                    )
                return Typed(
                    self._absolute(f"{SHARED}.Data"), note="Data that protobuf does not describe."
                )
            case Pickle(python=python):
                return Typed(self._absolute(f"{SHARED}.Pickle"), note=f"A pickle of `{python}`.")
            case _:
                assert_never(shape)

    def _free(self, name: str) -> str:
        number, found = 2, name
        while found in self.nested:
            found, number = f"{name}{number}", number + 1
        # It is held until it is filled.
        self.nested[found] = []
        return found


def _words(label: str) -> str:
    text = label.replace("_", " ")
    return f"{text[:1].upper()}{text[1:]}"


def _type_name(shape: Shape) -> str:
    match shape:
        case Scalar(atom=atom) | Choice(atom=atom):
            return atom.value
        case ListOf(item=item):
            return f"list of {_type_name(item)}"
        case _:
            return type(shape).__name__.lower()
