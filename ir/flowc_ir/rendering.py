"""Which types have a text of their own, that can stand in a command or a query."""

from __future__ import annotations

from typing import assert_never

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

_SIMPLE = {SimpleKind.NONE: "nothing", SimpleKind.ERROR: "an error"}


def without_text(type_: Type) -> str:
    """Say what of a type has no text; empty if all of it has, or if it is not known.

    Files have their place, records and untyped mappings that travel as msgpack what they hold.
    """
    match type_:
        case SimpleType(kind=kind):
            return _SIMPLE.get(kind, "")
        case ListType(item=inner):
            found = without_text(inner)
            return f"a list with {found}" if found else ""
        case EncodedType(inner=inner) | AnnotatedType(inner=inner):
            return without_text(inner)
        case MapType():
            return "a map"
        case UnionType():
            return "a union"
        case DatasetType():
            return "a dataset"
        case StructType(msgpack=msgpack):
            return "" if msgpack else "a protobuf message"
        case (
            BlobType()
            | ChoiceType()
            | EnumType()
            | NativeType()
            | RecordType()
            | SchemaType()
            | UnknownType()
        ):
            return ""
        case _:
            assert_never(type_)
