"""Types of Java, and the codecs of their values."""

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
from flowc.contracts.stubs.java.layout import Call
from flowc_ir.plain import Plain

_BOXED = {
    Atom.INTEGER: "Long",
    Atom.FLOAT: "Double",
    Atom.STRING: "String",
    Atom.BOOLEAN: "Boolean",
    Atom.DATETIME: "Instant",
    Atom.DATE: "LocalDate",
    Atom.DURATION: "Duration",
    Atom.BYTES: "ByteString",
}
_PRIMITIVE = {"Long": "long", "Double": "double", "Boolean": "boolean"}


def text(value: str) -> str:
    """Write text as Java does."""
    return json.dumps(value, ensure_ascii=False)


class Types:
    """Types and codecs of the shapes of a contract."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared

    def of(self, shape: Shape) -> str:
        """Give the type of a shape where it stands alone: it may be primitive."""
        boxed = self.boxed(shape)
        return _PRIMITIVE.get(boxed, boxed)

    def boxed(self, shape: Shape) -> str:
        """Give the type of a shape within others."""
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return _BOXED[atom]
            case Nothing():
                return "Nothing"
            case ListOf(item=item):
                return f"List<{self.boxed(item)}>"
            case MapOf(key=key, value=value):
                return f"Map<{_BOXED[key]}, {self.boxed(value)}>"
            case OneOf():
                return self._of_union(shape)
            case Blob() | Pickle():
                return "Blob"
            case Dataset():
                return "Dataset"
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._declared.names[id_]
            case Data():
                return "Value"
            case _:
                assert_never(shape)

    def codec(self, shape: Shape) -> Call | str:
        """Give the expression of the codec of a shape."""
        match shape:
            case Scalar(atom=atom):
                return f"Codecs.{atom.name}"
            case Nothing():
                return "Choices.NONE"
            case Choice(atom=atom, values=values):
                listed = Call("List.of", tuple(map(_constant, values)))
                return Call("Choices.choice", (f"Codecs.{atom.name}", listed))
            case ListOf(item=item):
                return Call("Codecs.list", (self.codec(item),))
            case MapOf(key=key, value=value):
                if shape.is_packed or key is not Atom.STRING:
                    return Call("Codecs.packedMap", (f"Codecs.{key.name}", self.codec(value)))
                return Call("Codecs.map", (self.codec(value),))
            case OneOf():
                return self._codec_of_union(shape)
            case _:
                return self._codec_of_leaf(shape)

    def _of_union(self, shape: OneOf) -> str:
        inner = union_of(shape)
        if inner is None:
            return "Nothing"
        if not isinstance(inner, OneOf):
            return f"Optional<{self.boxed(inner)}>"
        name = self._declared.unions[inner].name
        return f"Optional<{name}>" if admits_none(shape) else name

    def _codec_of_union(self, shape: OneOf) -> Call | str:
        inner = union_of(shape)
        if inner is None:
            return "Choices.NONE"
        if isinstance(inner, OneOf):
            kind = "optionalOneOf" if admits_none(shape) else "oneOf"
            return Call(f"Codecs.{kind}", (f"{self._declared.unions[inner].name}.VARIANTS",))
        tag = next(each.tag for each in shape.variants if each.shape == inner)
        return Call("Codecs.optional", (text(tag), self.codec(inner)))

    def _codec_of_leaf(
        self, shape: Blob | Dataset | EnumRef | RecordRef | Data | Pickle
    ) -> Call | str:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                return Call("Files.folder" if is_folder else "Files.file", (text(format_),))
            case Pickle():
                return Call("Files.pickle", ())
            case Dataset(format=format_, columns=columns, is_legacy=is_legacy):
                listed = [
                    Call("new Files.Column", (text(each.name), self.codec(each.shape)))
                    for each in columns
                ]
                if is_legacy:
                    return Call("Files.legacy", tuple(listed))
                return Call("Files.dataset", (text(format_), *listed))
            case EnumRef(id=id_) | RecordRef(id=id_):
                return f"{self._declared.names[id_]}.CODEC"
            case Data(is_msgpack=is_msgpack):
                return "Data.PACKED" if is_msgpack else "Data.STRUCT"
            case _:
                assert_never(shape)


def _constant(value: Plain) -> str:
    if isinstance(value, str):
        return text(value)
    return f"{value}L" if type(value) is int else json.dumps(value)
