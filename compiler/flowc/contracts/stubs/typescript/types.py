"""The shapes of a contract as types of TypeScript, and as what converts their values."""

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
    Variant,
    others_than_none,
)
from flowc.contracts.stubs.typescript.layout import Array, Call, Code, Generic, Nullable, Type
from flowc.contracts.stubs.typescript.spelling import text

_ATOMS = {
    Atom.INTEGER: "bigint",
    Atom.FLOAT: "number",
    Atom.STRING: "string",
    Atom.BOOLEAN: "boolean",
    Atom.DATETIME: "_flyte.Instant",
    Atom.DATE: "_flyte.Day",
    Atom.DURATION: "_flyte.Duration",
    Atom.BYTES: "_flyte.Bytes",
}
_KEYED = {
    Atom.INTEGER: "_flyte.integerMap(",
    Atom.BOOLEAN: "_flyte.booleanMap(",
}

Named = Callable[[OneOf | Choice], str]
"""Gives the name of a type that a module declares for a union or a choice."""


class Types:
    """Writes types as one module refers to them.

    `refer` gives the name of a record or enum; `named` that of a union or choice.
    """

    def __init__(self, refer: Callable[[str], str], named: Named) -> None:
        self._refer = refer
        self._named = named

    def type(self, shape: Shape) -> Type:
        """Give the type of the values of a shape."""
        match shape:
            case Scalar(atom=atom):
                return _ATOMS[atom]
            case Choice():
                return self._named(shape)
            case Nothing():
                return "null"
            case ListOf(item=item):
                return Array(self.type(item))
            case MapOf(value=value, key=key):
                return Generic("_flyte.Dict", (_ATOMS[key], self.type(value)))
            case OneOf():
                return self._union(shape)
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._refer(id_)
            case _:
                return _stored(shape)

    def codec(self, shape: Shape) -> Code:
        """Give what converts the values of a shape."""
        match shape:
            case Scalar(atom=atom):
                return f"_flyte.{atom.name}"
            case Choice() | OneOf():
                return self._named_codec(shape)
            case Nothing():
                return "_flyte.NOTHING"
            case ListOf(item=item):
                return Call("_flyte.list(", (self.codec(item),))
            case MapOf(value=value, key=key, is_packed=True):
                return Call(_KEYED.get(key, "_flyte.stringMap("), (self.codec(value),))
            case MapOf(value=value):
                return Call("_flyte.map(", (self.codec(value),))
            case EnumRef(id=id_):
                return Call("_flyte.enumeration(", (self._refer(id_),))
            case RecordRef(id=id_):
                return self._refer(id_)
            case _:
                return self._stored_codec(shape)

    def variant(self, variant: Variant) -> Code:
        """Give a variant of a union."""
        if isinstance(variant.shape, Nothing):
            return "_flyte.NONE"
        named = (text(variant.label), text(variant.tag))
        return Call("_flyte.variant(", (*named, self.codec(variant.shape)))

    def _union(self, shape: OneOf) -> Type:
        only = only_variant(shape)
        if only is not None:
            return Nullable(self.type(only.shape))
        return self._named(shape)

    def _named_codec(self, shape: Choice | OneOf) -> Code:
        only = only_variant(shape) if isinstance(shape, OneOf) else None
        if only is None:
            return self._named(shape)
        named = (text(only.label), text(only.tag))
        return Call("_flyte.optional(", (*named, self.codec(only.shape)))

    def _stored_codec(self, shape: Blob | Dataset | Data | Pickle) -> Code:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                name = "_flyte.folder(" if is_folder else "_flyte.file("
                return Call(name, (text(format_),) if format_ else ())
            case Dataset(columns=columns, format=format_, is_legacy=is_legacy):
                given: list[Code] = [text(format_)] if format_ or columns else []
                given += [
                    Call("_flyte.column(", (text(column.name), self.codec(column.shape)))
                    for column in columns
                ]
                return Call("_flyte.schema(" if is_legacy else "_flyte.dataset(", tuple(given))
            case Data(is_msgpack=False):
                return "_flyte.STRUCT"
            case Data(is_object=is_object):
                return "_flyte.OBJECT" if is_object else "_flyte.DATA"
            case Pickle():
                return "_flyte.OPAQUE"
            case _:
                assert_never(shape)


def only_variant(shape: OneOf) -> Variant | None:
    """Give the variant of an optional value: there is one beside `None`, and it has no `None`."""
    others = others_than_none(shape)
    if len(others) != 1 or len(shape.variants) != 2 or isinstance(others[0].shape, OneOf):
        return None
    return others[0]


def value_of(choice: Choice) -> list[str]:
    """Give the values of a choice, as TypeScript writes them."""
    return [_constant(value, choice.atom) for value in choice.values]


def _constant(value: object, atom: Atom) -> str:
    if isinstance(value, str):
        return text(value)
    if atom is Atom.INTEGER:
        return f"{value}n"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _stored(shape: Blob | Dataset | Data | Pickle) -> Type:
    match shape:
        case Blob():
            return "_flyte.Blob"
        case Dataset():
            return "_flyte.Dataset"
        case Data(is_object=is_object, is_msgpack=is_msgpack):
            if is_object or not is_msgpack:
                return Generic("_flyte.Dict", ("_flyte.Data", "_flyte.Data"))
            return "_flyte.Data"
        case Pickle():
            return "_flyte.Literal"
        case _:
            assert_never(shape)
