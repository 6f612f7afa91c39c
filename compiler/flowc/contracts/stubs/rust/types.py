"""Types of Rust, and the codecs of their values."""

from __future__ import annotations

import json
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
    admits_none,
)
from flowc.contracts.stubs.declared import Declared, union_of
from flowc.contracts.stubs.rust.layout import Array, Call, referred
from flowc_ir.plain import Plain

_TYPES = {
    Atom.INTEGER: "i64",
    Atom.FLOAT: "f64",
    Atom.STRING: "String",
    Atom.BOOLEAN: "bool",
    Atom.DATETIME: "Timestamp",
    Atom.DATE: "Date",
    Atom.DURATION: "Duration",
    Atom.BYTES: "Vec<u8>",
}
_CODECS = {
    Atom.INTEGER: "flyte::Integer",
    Atom.FLOAT: "flyte::Float",
    Atom.STRING: "flyte::Text",
    Atom.BOOLEAN: "flyte::Boolean",
    Atom.DATETIME: "flyte::Moment",
    Atom.DATE: "flyte::Day",
    Atom.DURATION: "flyte::Duration",
    Atom.BYTES: "flyte::Bytes",
}


def text(value: str) -> str:
    """Write text as Rust does."""
    return f'"{"".join(map(_char, value))}"'


_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _char(char: str) -> str:
    is_control = ord(char) < 0x20 or ord(char) == 0x7F
    return _ESCAPES.get(char, f"\\u{{{ord(char):x}}}" if is_control else char)


class Types:
    """Types and codecs of the shapes of a contract. `owner` is what a shape stands in."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self._inline: dict[object, set[object]] = {
            each.record.id: {n for slot in each.slots for n in self._held(slot.shape)}
            for each in declared.records
        }
        for named in declared.unions.values():
            held = {n for _, variant in named.variants for n in self._held(variant.shape)}
            self._inline[named.shape] = held

    def of(self, shape: Shape, owner: object) -> str:
        """Give the type of a shape."""
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return _TYPES[atom]
            case Nothing():
                return "()"
            case ListOf(item=item):
                return f"Vec<{self.of(item, None)}>"
            case MapOf(key=key, value=value):
                return f"BTreeMap<{_TYPES[key]}, {self.of(value, None)}>"
            case OneOf():
                return self._of_union(shape, owner)
            case Blob() | Pickle():
                return "Blob"
            case Dataset():
                return "Dataset"
            case EnumRef(id=id_):
                return self._declared.names[id_]
            case RecordRef(id=id_):
                name = self._declared.names[id_]
                return f"Box<{name}>" if self._is_boxed(id_, owner) else name
            case Data():
                return "Value"
            case _:
                assert_never(shape)

    def codec(self, shape: Shape, owner: object) -> Call | Array | str:
        """Give the expression of the codec of a shape."""
        match shape:
            case Scalar(atom=atom):
                return _CODECS[atom]
            case Nothing():
                return "flyte::Nothing"
            case Choice(atom=Atom.STRING, values=values):
                return Call("flyte::choices", (Array(tuple(map(_constant, values))),))
            case Choice(atom=atom, values=values):
                listed = f"vec![{', '.join(map(_constant, values))}]"
                return Call("flyte::choice", (_CODECS[atom], listed))
            case ListOf(item=item):
                return Call("flyte::list", (self.codec(item, None),))
            case MapOf(key=key, value=value):
                if shape.is_packed or key is not Atom.STRING:
                    return Call("flyte::packed_map", (_CODECS[key], self.codec(value, None)))
                return Call("flyte::map", (self.codec(value, None),))
            case OneOf():
                return self._codec_of_union(shape, owner)
            case _:
                return self._codec_of_leaf(shape, owner)

    def _of_union(self, shape: OneOf, owner: object) -> str:
        inner = union_of(shape)
        if inner is None:
            return "()"
        if not isinstance(inner, OneOf):
            return f"Option<{self.of(inner, owner)}>"
        name = self._declared.unions[inner].name
        of = f"Box<{name}>" if self._is_boxed(inner, owner) else name
        return f"Option<{of}>" if admits_none(shape) else of

    def _codec_of_union(self, shape: OneOf, owner: object) -> Call | Array | str:
        inner = union_of(shape)
        if inner is None:
            return "flyte::Nothing"
        if not isinstance(inner, OneOf):
            tag = next(each.tag for each in shape.variants if each.shape == inner)
            return Call("flyte::optional", (text(tag), self.codec(inner, owner)))
        if self._is_boxed(inner, owner):
            kind = "optional_boxed" if admits_none(shape) else "boxed_one_of"
        else:
            kind = "optional_one_of" if admits_none(shape) else "one_of"
        return Call(f"flyte::{kind}", of=self._declared.unions[inner].name)

    def _codec_of_leaf(
        self, shape: Blob | Dataset | EnumRef | RecordRef | Data | Pickle, owner: object
    ) -> Call | Array | str:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                return Call(f"flyte::{'folder' if is_folder else 'file'}", (text(format_),))
            case Pickle():
                return Call("flyte::pickle")
            case Dataset():
                return self._codec_of_dataset(shape)
            case EnumRef(id=id_):
                return Call("flyte::enumeration", of=self._declared.names[id_])
            case RecordRef(id=id_):
                made = Call("flyte::record", of=self._declared.names[id_])
                return Call("flyte::boxed", (made,)) if self._is_boxed(id_, owner) else made
            case Data(is_msgpack=is_msgpack):
                return "flyte::Data" if is_msgpack else "flyte::Struct"
            case _:
                assert_never(shape)

    def _codec_of_dataset(self, shape: Dataset) -> Call:
        """Give a dataset, to which columns are added one after another."""
        head = "flyte::legacy" if shape.is_legacy else "flyte::dataset"
        made = Call(head, () if shape.is_legacy else (text(shape.format),))
        for column in shape.columns:
            codec = referred(self.codec(column.shape, None))
            made = Call("flyte::with_column", (made, text(column.name), codec))
        return made

    def _is_boxed(self, target: object, owner: object) -> bool:
        """Tell whether a type holds its owner in turn, so that it has no size of its own."""
        if owner is None:
            return False
        seen: set[object] = set()
        waiting = [target]
        while waiting:
            each = waiting.pop()
            if each == owner:
                return True
            if each not in seen:
                seen.add(each)
                waiting += self._inline.get(each, ())
        return False

    def _held(self, shape: Shape) -> set[object]:
        """Give the records and unions that lie within a value itself."""
        match shape:
            case RecordRef(id=id_):
                return {id_}
            case OneOf():
                inner = union_of(shape)
                if inner is None:
                    return set()
                return {inner} if isinstance(inner, OneOf) else self._held(inner)
            case _:
                return set()


def _constant(value: Plain) -> str:
    return text(value) if isinstance(value, str) else json.dumps(value)
