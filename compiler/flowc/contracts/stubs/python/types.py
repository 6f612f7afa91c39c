"""The shapes of a contract as types of Python, and as what converts their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from flowc.contracts.model.contract import Contract, Enumeration
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
from flowc.contracts.stubs.python.layout import Bracketed, Either, Keyed, Node, call, subscript
from flowc_ir.records import RecordKind

ATOMS = {
    Atom.INTEGER: "int",
    Atom.FLOAT: "float",
    Atom.STRING: "str",
    Atom.BOOLEAN: "bool",
    Atom.DATETIME: "_datetime.datetime",
    Atom.DATE: "_datetime.date",
    Atom.DURATION: "_datetime.timedelta",
    Atom.BYTES: "bytes",
}
_BUILTINS = frozenset({"int", "float", "str", "bool", "bytes", "list", "dict"})


class Types:
    """Writes types as one module refers to them; `refer` gives the name of a record or enum.

    In a class with fields called `int` or `list`, the built-in ones are named by their module.
    """

    def __init__(self, contract: Contract, refer: Callable[[str], str]) -> None:
        self._kinds = {each.id: each for each in contract.types}
        self._refer = refer

    def annotation(self, shape: Shape, fields: frozenset[str]) -> Node:
        """Give the type of the values of a shape, in a class with these fields."""
        match shape:
            case Scalar(atom=atom):
                return _builtin(ATOMS[atom], fields)
            case Choice(atom=atom, values=values):
                if atom in (Atom.STRING, Atom.INTEGER, Atom.BOOLEAN):
                    return subscript("_typing.Literal", *map(literal_text, values))
                return _builtin(ATOMS[atom], fields)
            case Nothing():
                return "None"
            case ListOf(item=item):
                return subscript(_builtin("list", fields), self.annotation(item, fields))
            case MapOf(value=value, key=key):
                name = _builtin("dict", fields)
                key_name = _builtin(ATOMS[key], fields)
                return subscript(name, key_name, self.annotation(value, fields))
            case OneOf():
                return self._union(shape, fields)
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._refer(id_)
            case _:
                return _stored(shape, fields)

    def codec(self, shape: Shape) -> Node:
        """Give what converts the values of a shape."""
        match shape:
            case Scalar(atom=atom):
                return f"_flyte.{atom.name}"
            case Choice(atom=atom, values=values):
                return call("_flyte.Choice", f"_flyte.{atom.name}", *map(literal_text, values))
            case Nothing():
                return "_flyte.NOTHING"
            case ListOf(item=item):
                return call("_flyte.List", self.codec(item))
            case MapOf(value=value, key=key, is_packed=True):
                return call("_flyte.PackedMap", ATOMS[key], self.codec(value))
            case MapOf(value=value):
                return call("_flyte.Map", self.codec(value))
            case OneOf(variants=variants):
                return call(
                    "_flyte.Union",
                    *(
                        Bracketed(
                            "(",
                            (literal_text(v.label), literal_text(v.tag), self.codec(v.shape)),
                            ")",
                        )
                        for v in variants
                    ),
                )
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._named(id_)
            case _:
                return self._stored_codec(shape)

    def _named(self, id_: str) -> Node:
        definition = self._kinds[id_]
        if isinstance(definition, Enumeration):
            return call("_flyte.Enum", self._refer(id_))
        if definition.encoding is RecordKind.PYDANTIC:
            return call("_flyte.Record", self._refer(id_), "_flyte.Style.PYDANTIC")
        return call("_flyte.Record", self._refer(id_))

    def _stored_codec(self, shape: Blob | Dataset | Data | Pickle) -> Node:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                name = "_flyte.FolderAt" if is_folder else "_flyte.FileAt"
                return call(name, *([literal_text(format_)] if format_ else []))
            case Dataset(columns=columns, format=format_, is_legacy=is_legacy):
                pairs = tuple(
                    Keyed(f"{literal_text(c.name)}: ", self.codec(c.shape)) for c in columns
                )
                given: list[Node] = [Bracketed("{", pairs, "}")] if pairs or format_ else []
                given += [literal_text(format_)] if format_ else []
                return call("_flyte.Schema" if is_legacy else "_flyte.Table", *given)
            case Data(is_object=is_object, is_msgpack=is_msgpack):
                given = ["is_object=True"] if is_object else []
                given += [] if is_msgpack else ["is_msgpack=False"]
                return call("_flyte.Data", *given)
            case Pickle(python=python):
                return call("_flyte.Opaque", literal_text(python))
            case _:
                assert_never(shape)

    def _union(self, shape: OneOf, fields: frozenset[str]) -> Node:
        found: dict[Node, None] = {}
        for variant in shape.variants:
            written = self.annotation(variant.shape, fields)
            found.update(
                dict.fromkeys(written.items if isinstance(written, Either) else (written,))
            )
        found.pop("None", None)
        with_none = [*found, "None"] if _has_nothing(shape) else [*found]
        return Either(tuple(with_none)) if len(with_none) > 1 else with_none[0]


def literal_text(value: object) -> str:
    """Write a constant with double quotes, as formatters do."""
    if not isinstance(value, str):
        return repr(value)
    plain = repr(value)
    if plain.startswith("'") and '"' not in value:
        inner = plain[1:-1].replace("\\'", "'")
        return f'"{inner}"'
    return plain


def _stored(shape: Blob | Dataset | Data | Pickle, fields: frozenset[str]) -> Node:
    match shape:
        case Blob(is_folder=is_folder):
            return "_flyte.Folder" if is_folder else "_flyte.File"
        case Dataset():
            return "_flyte.Dataset"
        case Data(is_object=True):
            return subscript(_builtin("dict", fields), _builtin("str", fields), "_typing.Any")
        case Data():
            return "_typing.Any"
        case Pickle():
            return "_flyte.Literal"
        case _:
            assert_never(shape)


def _builtin(name: str, fields: frozenset[str]) -> str:
    return f"_builtins.{name}" if name in fields and name in _BUILTINS else name


def _has_nothing(shape: Shape) -> bool:
    match shape:
        case Nothing():
            return True
        case OneOf(variants=variants):
            return any(_has_nothing(variant.shape) for variant in variants)
        case _:
            return False
