"""From types of the IR to shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from flowc.contracts.model.homes import Homes
from flowc.contracts.model.of_schema import property_of, shape_of_schema
from flowc.contracts.model.shapes import (
    Atom,
    Blob,
    Choice,
    Column,
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
)
from flowc.contracts.words import snake
from flowc_ir import records, types
from flowc_ir.encoder_names import UnknownEncoderError, encoder_name
from flowc_ir.lazy_dataclass import replace
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
    UnknownType,
)

_ATOMS = {
    SimpleKind.INTEGER: Atom.INTEGER,
    SimpleKind.FLOAT: Atom.FLOAT,
    SimpleKind.STRING: Atom.STRING,
    SimpleKind.BOOLEAN: Atom.BOOLEAN,
    SimpleKind.DATETIME: Atom.DATETIME,
    SimpleKind.DATE: Atom.DATE,
    SimpleKind.DURATION: Atom.DURATION,
    SimpleKind.BINARY: Atom.BYTES,
}


class UnknownShapeError(Exception):
    """A type whose values are not known; its text is the reason."""


class Shapes:
    """Gives the shapes of types; `spoken` are names of enums that have none of their own."""

    def __init__(
        self,
        definitions: Mapping[str, records.Definition],
        homes: Homes,
        spoken: Mapping[str, str],
    ) -> None:
        self._definitions = definitions
        self._homes = homes
        self._spoken = spoken

    def shape(self, type_: Type) -> Shape:
        """Give the shape of a type; raises UnknownShapeError."""
        match type_:
            case SimpleType(kind=kind):
                return _simple(kind)
            case ChoiceType(base=base, values=values):
                return Choice(_ATOMS[base], values)
            case ListType(item=item, iterator=iterator):
                return ListOf(self.shape(item), iterator)
            case MapType(value=value):
                return MapOf(self.shape(value))
            case UnionType(variants=variants):
                return self._union(variants)
            case AnnotatedType(inner=inner) | EncodedType(inner=inner):
                return self.shape(inner)
            case StructType():
                return self._struct(type_)
            case UnknownType(reason=reason):
                raise UnknownShapeError(reason)
            case _:
                return self._leaf(type_)

    def field(self, record: records.Record, field: records.Field) -> Shape:
        """Give the shape of a field of a record; raises UnknownShapeError.

        What would be a pickle elsewhere is data there, which the record's JSON Schema describes.
        """
        written = property_of(record.schema, field.alias or field.name)
        if field.type is None or _is_foreign(field.type):
            return shape_of_schema(written)
        return self.shape(field.type)

    def _leaf(
        self,
        type_: BlobType | NativeType | DatasetType | SchemaType | EnumType | RecordType,
    ) -> Shape:
        match type_:
            case BlobType(format=format_, dimensionality=dimensionality):
                return Blob(format_, dimensionality is Dimensionality.MULTIPART)
            case NativeType(spelling=spelling, reason=reason):
                return Pickle(spelling, reason)
            case DatasetType(columns=columns, format=format_):
                return Dataset(self._columns(columns), format_)
            case SchemaType(columns=columns):
                return Dataset(self._columns(columns), is_legacy=True)
            case EnumType(name=name):
                self._defined(name)
                return EnumRef(self._spoken.get(name, name))
            case RecordType(name=name):
                self._defined(name)
                return RecordRef(name)
            case _:
                assert_never(type_)

    def _columns(self, columns: tuple[types.Column, ...]) -> tuple[Column, ...]:
        return tuple(Column(column.name, self.shape(column.type)) for column in columns)

    def _struct(self, type_: StructType) -> Shape:
        key, value = type_.key, type_.value
        if isinstance(key, SimpleType) and key.kind in _KEYS and value is not None:
            return MapOf(_packed(self.shape(value)), _ATOMS[key.kind], is_packed=True)
        return Data(type_.metadata, is_object=True, is_msgpack=type_.msgpack)

    def _union(self, variants: tuple[Type, ...]) -> Shape:
        shapes = [self.shape(variant) for variant in variants]
        labels = self._labels(shapes)
        tags = [self._tag(variant) for variant in variants]
        made = zip(labels, tags, shapes, strict=True)
        return OneOf(tuple(Variant(label, tag, shape) for label, tag, shape in made))

    def _labels(self, shapes: list[Shape]) -> list[str]:
        """Name the variants, by their module too where two have one name."""
        short = [self._label(shape, whole=False) for shape in shapes]
        labels = [
            self._label(shape, whole=True) if short.count(label) > 1 else label
            for shape, label in zip(shapes, short, strict=True)
        ]
        taken: dict[str, int] = {}
        for position, label in enumerate(labels):
            taken[label] = taken.get(label, 0) + 1
            if taken[label] > 1:
                labels[position] = f"{label}_{taken[label]}"
        return labels

    def _label(self, shape: Shape, *, whole: bool) -> str:
        match shape:
            case Scalar(atom=atom):
                return atom.value
            case Nothing():
                return "none"
            case Choice(atom=atom):
                return f"{atom.value}_choice"
            case ListOf(item=item):
                return f"list_of_{self._label(item, whole=whole)}"
            case MapOf(value=value):
                return f"map_of_{self._label(value, whole=whole)}"
            case OneOf(variants=variants):
                return "_or_".join(self._label(each.shape, whole=whole) for each in variants)
            case EnumRef(id=id_) | RecordRef(id=id_):
                return snake(id_ if whole else self._homes.split(id_)[1])
            case _:
                return _label_of_stored(shape, whole=whole)

    def _tag(self, type_: Type) -> str:
        try:
            return encoder_name(type_, self._definitions)
        except UnknownEncoderError as error:
            raise UnknownShapeError(str(error)) from error

    def _defined(self, name: str) -> None:
        if name not in self._definitions:
            raise UnknownShapeError(f"no type is named `{name}`")


_KEYS = {SimpleKind.INTEGER, SimpleKind.STRING, SimpleKind.BOOLEAN}


_BYTES = "<class 'bytes'>"


def _packed(shape: Shape) -> Shape:
    """Give the shape of a value within packed data: nothing is a pickle there, bytes are bytes.

    Raises UnknownShapeError for what mashumaro, which packs it, does not know.
    """
    match shape:
        case Pickle(python=python):
            if python == _BYTES:
                return Scalar(Atom.BYTES)
            raise UnknownShapeError(
                f"a `{python}` cannot be packed, which a mapping with such keys is"
            )
        case ListOf(item=item):
            return replace(shape, item=_packed(item))
        case MapOf(value=value):
            return replace(shape, value=_packed(value))
        case OneOf(variants=variants):
            return OneOf(tuple(replace(each, shape=_packed(each.shape)) for each in variants))
        case _:
            return shape


def _simple(kind: SimpleKind) -> Shape:
    if kind is SimpleKind.NONE:
        return Nothing()
    if kind is SimpleKind.ERROR:
        raise UnknownShapeError("an error of Flyte is no value that a caller gives or gets")
    return Scalar(_ATOMS[kind])


def _label_of_stored(shape: Blob | Dataset | Data | Pickle, *, whole: bool) -> str:
    match shape:
        case Blob(format=format_, is_folder=is_folder):
            kind = "folder" if is_folder else "file"
            return f"{snake(format_)}_{kind}" if format_ and whole else kind
        case Dataset(columns=columns):
            names = "_".join(snake(column.name) for column in columns)
            return f"dataset_of_{names}" if names and whole else "dataset"
        case Data(is_object=is_object):
            return "object" if is_object else "data"
        case Pickle(python=python):
            name = re.sub(r"<class '(.*)'>", r"\1", python)
            return snake(name if whole else name.rpartition(".")[2]) + "_pickle"
        case _:
            assert_never(shape)


def _is_foreign(type_: Type) -> bool:
    """Tell whether only the encoder of the record knows how a value is written."""
    match type_:
        case NativeType():
            return True
        case StructType(key=None):
            return True
        case ListType(item=inner) | MapType(value=inner) | AnnotatedType(inner=inner):
            return _is_foreign(inner)
        case UnionType(variants=variants):
            return any(map(_is_foreign, variants))
        case _:
            return False
