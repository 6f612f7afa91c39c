"""Types of Go, and the codecs of their values."""

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
from flowc.contracts.stubs.forms import pascal_case
from flowc_ir.plain import Plain
from flowc_ir.records import RecordKind

_TYPES = {
    Atom.INTEGER: "int64",
    Atom.FLOAT: "float64",
    Atom.STRING: "string",
    Atom.BOOLEAN: "bool",
    Atom.DATETIME: "time.Time",
    Atom.DATE: "flyte.Date",
    Atom.DURATION: "time.Duration",
    Atom.BYTES: "[]byte",
}
_CODECS = {
    Atom.INTEGER: "flyte.Integer",
    Atom.FLOAT: "flyte.Float",
    Atom.STRING: "flyte.String",
    Atom.BOOLEAN: "flyte.Boolean",
    Atom.DATETIME: "flyte.Datetime",
    Atom.DATE: "flyte.Day",
    Atom.DURATION: "flyte.Duration",
    Atom.BYTES: "flyte.Bytes",
}
_STYLES = {RecordKind.DATACLASS: "flyte.Dataclass", RecordKind.PYDANTIC: "flyte.Pydantic"}


def text(value: str) -> str:
    """Write text as Go does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")


def unexported(name: str) -> str:
    """Give the name of what only the package itself uses."""
    return name[:1].lower() + name[1:]


class Types:
    """Types and codecs of the shapes of a contract."""

    def __init__(self, declared: Declared) -> None:
        self._declared = declared
        self._records = {each.record.id: each.record for each in declared.records}

    def of(self, shape: Shape) -> str:
        """Give the type of a shape."""
        match shape:
            case Scalar(atom=atom) | Choice(atom=atom):
                return _TYPES[atom]
            case Nothing():
                return "flyte.Nothing"
            case ListOf(item=item):
                return f"[]{self.of(item)}"
            case MapOf(key=key, value=value):
                return f"map[{_TYPES[key]}]{self.of(value)}"
            case OneOf():
                return self._of_union(shape)
            case Blob() | Pickle():
                return "flyte.Blob"
            case Dataset():
                return "flyte.Dataset"
            case EnumRef(id=id_) | RecordRef(id=id_):
                return self._declared.names[id_]
            case Data():
                return "any"
            case _:
                assert_never(shape)

    def codec(self, shape: Shape) -> str:
        """Give the expression of the codec of a shape."""
        match shape:
            case Scalar(atom=atom):
                return _CODECS[atom]
            case Nothing():
                return "flyte.None"
            case Choice(atom=atom, values=values):
                listed = ", ".join(map(_constant, values))
                return f"flyte.Choice({_CODECS[atom]}, {listed})"
            case ListOf(item=item):
                return f"flyte.List({self.codec(item)})"
            case MapOf():
                return self._codec_of_map(shape)
            case OneOf():
                return self._codec_of_union(shape)
            case _:
                return self._codec_of_leaf(shape)

    def _of_union(self, shape: OneOf) -> str:
        inner = union_of(shape)
        if inner is None:
            return "flyte.Nothing"
        if isinstance(inner, OneOf):
            return self._declared.unions[inner].name
        return f"*{self.of(inner)}"

    def _codec_of_union(self, shape: OneOf) -> str:
        inner = union_of(shape)
        if inner is None:
            return "flyte.None"
        if isinstance(inner, OneOf):
            kind = "OptionalOneOf" if admits_none(shape) else "OneOf"
            return f"flyte.{kind}({unexported(self._declared.unions[inner].name)}Variants()...)"
        tag = next(each.tag for each in shape.variants if each.shape == inner)
        return f"flyte.Optional({text(tag)}, {self.codec(inner)})"

    def _codec_of_map(self, shape: MapOf) -> str:
        value = self.codec(shape.value)
        if shape.key is Atom.BOOLEAN:
            return f"flyte.PackedSwitch({value})"
        if shape.is_packed or shape.key is not Atom.STRING:
            return f"flyte.PackedMapping({_CODECS[shape.key]}, {value})"
        return f"flyte.Mapping({value})"

    def _codec_of_leaf(self, shape: Blob | Dataset | EnumRef | RecordRef | Data | Pickle) -> str:
        match shape:
            case Blob(format=format_, is_folder=is_folder):
                return f"flyte.{'Folder' if is_folder else 'File'}({text(format_)})"
            case Pickle():
                return "flyte.Pickle()"
            case Dataset(format=format_, columns=columns, is_legacy=is_legacy):
                listed = [
                    f"flyte.ColumnOf({text(each.name)}, {self.codec(each.shape)})"
                    for each in columns
                ]
                if is_legacy:
                    return f"flyte.LegacyTable({', '.join(listed)})"
                return f"flyte.Table({', '.join([text(format_), *listed])})"
            case EnumRef(id=id_):
                return f"{unexported(self._declared.names[id_])}Codec"
            case RecordRef(id=id_):
                record = self._records[id_]
                title = text(record.short.rpartition(".")[2])
                name = self._declared.names[id_]
                return f"flyte.Record[{name}]({title}, {_STYLES[record.encoding]})"
            case Data(is_msgpack=is_msgpack):
                return "flyte.Data" if is_msgpack else "flyte.Struct"
            case _:
                assert_never(shape)


def member(enum: str, name: str) -> str:
    """Give the name of a value of an enum."""
    return f"{enum}{pascal_case(name)}"


def _constant(value: Plain) -> str:
    return text(value) if isinstance(value, str) else json.dumps(value)
