"""Types as text, in the spelling of Python where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from flowc_ir.plain import PlainMap
from flowc_ir.text.atoms import (
    plain_doc,
    quote,
    spell_bytes,
    spell_name,
    spell_qualified_name,
)
from flowc_ir.text.layout import flat_of
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    Column,
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

_SIMPLE = {
    SimpleKind.NONE: "none",
    SimpleKind.INTEGER: "int",
    SimpleKind.FLOAT: "float",
    SimpleKind.STRING: "str",
    SimpleKind.BOOLEAN: "bool",
    SimpleKind.DATETIME: "datetime",
    SimpleKind.DATE: "date",
    SimpleKind.DURATION: "duration",
    SimpleKind.ERROR: "error",
    SimpleKind.BINARY: "binary",
}


def spell_type(type_: Type) -> str:
    """Write a type on one line; different types are written differently."""
    match type_:
        case SimpleType(kind=kind):
            return _SIMPLE[kind]
        case ListType(item=item, iterator=iterator):
            return f"{'iterator' if iterator else 'list'}[{spell_type(item)}]"
        case MapType(value=value):
            return f"dict[str, {spell_type(value)}]"
        case UnionType(variants=variants):
            return _spell_union(variants)
        case ChoiceType(base=base, values=values):
            words = (flat_of(plain_doc(value)) or "" for value in values)
            return f"choice[{', '.join((_SIMPLE[base], *words))}]"
        case NativeType():
            return _spell_native(type_)
        case EncodedType():
            return _spell_encoded(type_)
        case SchemaType(columns=columns):
            return f"schema[{_spell_columns(columns)}]"
        case EnumType(name=name):
            return f"enum {spell_qualified_name(name)}"
        case RecordType(name=name):
            return f"record {spell_qualified_name(name)}"
        case AnnotatedType(inner=inner, annotations=annotations):
            return f"annotated[{spell_type(inner)}, {_spell_map(annotations)}]"
        case UnknownType(reason=reason):
            return f"unknown[{quote(reason)}]"
        case StructType():
            return _spell_struct(type_)
        case BlobType():
            return _spell_blob(type_)
        case DatasetType():
            return _spell_dataset(type_)
        case _:
            assert_never(type_)


def _spell_union(variants: tuple[Type, ...]) -> str:
    words = [spell_type(variant) for variant in variants]
    if len(words) < 2 or any(isinstance(variant, UnionType) for variant in variants):
        return f"union[{', '.join(words)}]"
    return " | ".join(words)


def _spell_native(type_: NativeType) -> str:
    arguments = ", ".join(map(spell_type, type_.arguments))
    name = spell_qualified_name(type_.name) + (f"[{arguments}]" if arguments else "")
    reason = f", reason={quote(type_.reason)}" if type_.reason else ""
    return f"native[{name}, {quote(type_.spelling)}{reason}]"


def _spell_encoded(type_: EncodedType) -> str:
    words = [quote(type_.tag), spell_type(type_.inner)]
    if type_.metadata is not None:
        words.append(f"metadata={_spell_map(type_.metadata)}")
    if type_.outside:
        words.append("outside")
    return f"encoded[{', '.join(words)}]"


def _spell_struct(type_: StructType) -> str:
    words = [quote(type_.tag)]
    if type_.key is not None:
        words.append(f"key={spell_type(type_.key)}")
    if type_.value is not None:
        words.append(f"value={spell_type(type_.value)}")
    if type_.metadata is not None:
        words.append(f"metadata={_spell_map(type_.metadata)}")
    if not type_.msgpack:
        words.append("json")
    return f"struct[{', '.join(words)}]"


def _spell_blob(type_: BlobType) -> str:
    kind = "file" if type_.dimensionality is Dimensionality.SINGLE else "folder"
    words = [quote(type_.tag)]
    if type_.format:
        words.append(quote(type_.format))
    if type_.metadata is not None:
        words.append(f"metadata={_spell_map(type_.metadata)}")
    return f"{kind}[{', '.join(words)}]"


def _spell_dataset(type_: DatasetType) -> str:
    words = [_spell_columns(type_.columns)] if type_.columns else []
    if type_.format:
        words.append(f"format={quote(type_.format)}")
    if type_.external_schema_type:
        words.append(f"external_schema_type={quote(type_.external_schema_type)}")
    if type_.external_schema:
        words.append(f"external_schema={spell_bytes(type_.external_schema)}")
    return f"dataset[{', '.join(words)}]" if words else "dataset"


def _spell_columns(columns: Iterable[Column]) -> str:
    return ", ".join(f"{spell_name(column.name)}: {spell_type(column.type)}" for column in columns)


def _spell_map(value: PlainMap) -> str:
    return flat_of(plain_doc(value)) or ""
