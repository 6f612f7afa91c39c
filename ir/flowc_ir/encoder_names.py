"""The names of the encoders of types, which tag the variants of a union on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from flowc_ir.records import Definition, Record, RecordKind
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    DatasetType,
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

_SIMPLE = {
    SimpleKind.NONE: "none",
    SimpleKind.INTEGER: "int",
    SimpleKind.FLOAT: "float",
    SimpleKind.STRING: "str",
    SimpleKind.BOOLEAN: "bool",
    SimpleKind.DATETIME: "datetime",
    SimpleKind.DATE: "date",
    SimpleKind.DURATION: "timedelta",
    SimpleKind.ERROR: "FlyteError",
    SimpleKind.BINARY: "binary",
}

_RECORD = {
    RecordKind.DATACLASS: "Object-Dataclass-Transformer",
    RecordKind.PYDANTIC: "Pydantic Transformer",
}


class UnknownEncoderError(Exception):
    """Which encoder a type has is not known."""


def encoder_name(type_: Type, definitions: Mapping[str, Definition]) -> str:
    """Name the transformer that flytekit 1.16.31 (core/type_engine.py) picks for a type.

    Raises UnknownEncoderError.
    """
    match type_:
        case SimpleType(kind=kind):
            return _SIMPLE[kind]
        case StructType(tag=tag) | BlobType(tag=tag) | EncodedType(tag=tag):
            return tag
        case RecordType(name=name):
            return _encoder_of_record(name, definitions)
        case AnnotatedType(inner=inner):
            return encoder_name(inner, definitions)
        case ListType(iterator=iterator):
            return "Typed Iterator" if iterator else "Typed List"
        case UnknownType(reason=reason):
            raise UnknownEncoderError(reason)
        case _:
            return _fixed_name(type_)


def _fixed_name(
    type_: MapType | UnionType | ChoiceType | NativeType | DatasetType | SchemaType | EnumType,
) -> str:
    match type_:
        case MapType():
            return "Typed Dict"
        case UnionType():
            return "Typed Union"
        case ChoiceType():
            return "LiteralTypeTransformer"
        case NativeType():
            return "FlytePickle"
        case DatasetType():
            return "StructuredDataset Transformer"
        case SchemaType():
            return "FlyteSchema Transformer"
        case EnumType():
            return "DefaultEnumTransformer"
        case _:
            assert_never(type_)


def _encoder_of_record(name: str, definitions: Mapping[str, Definition]) -> str:
    definition = definitions.get(name)
    if not isinstance(definition, Record):
        raise UnknownEncoderError(f"no record is named `{name}`")
    return _RECORD[definition.kind]
