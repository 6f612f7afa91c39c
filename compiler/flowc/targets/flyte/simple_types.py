"""Simple types, datasets and schemas of Flyte."""

from __future__ import annotations

from collections.abc import Callable

from flyteidl.core import types_pb2

from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.types import DatasetType, SchemaType, SimpleKind, SimpleType, Type

_SIMPLE = {
    SimpleKind.NONE: types_pb2.NONE,
    SimpleKind.INTEGER: types_pb2.INTEGER,
    SimpleKind.FLOAT: types_pb2.FLOAT,
    SimpleKind.STRING: types_pb2.STRING,
    SimpleKind.BOOLEAN: types_pb2.BOOLEAN,
    SimpleKind.DATETIME: types_pb2.DATETIME,
    SimpleKind.DATE: types_pb2.DATETIME,
    SimpleKind.DURATION: types_pb2.DURATION,
    SimpleKind.ERROR: types_pb2.ERROR,
    SimpleKind.BINARY: types_pb2.BINARY,
}

_COLUMN = {
    SimpleKind.INTEGER: types_pb2.SchemaType.SchemaColumn.INTEGER,
    SimpleKind.FLOAT: types_pb2.SchemaType.SchemaColumn.FLOAT,
    SimpleKind.STRING: types_pb2.SchemaType.SchemaColumn.STRING,
    SimpleKind.BOOLEAN: types_pb2.SchemaType.SchemaColumn.BOOLEAN,
    SimpleKind.DATETIME: types_pb2.SchemaType.SchemaColumn.DATETIME,
    SimpleKind.DURATION: types_pb2.SchemaType.SchemaColumn.DURATION,
}


def simple_type(kind: SimpleKind) -> types_pb2.SimpleType:
    """Give the enum value of a simple type."""
    return _SIMPLE[kind]


def dataset_type(
    type_: DatasetType, encode: Callable[[Type], types_pb2.LiteralType]
) -> types_pb2.StructuredDatasetType:
    """Encode the table part of a dataset type; `encode` encodes the types of its columns."""
    return types_pb2.StructuredDatasetType(
        columns=[
            types_pb2.StructuredDatasetType.DatasetColumn(
                name=column.name, literal_type=encode(column.type)
            )
            for column in type_.columns
        ],
        format=type_.format,
        external_schema_type=type_.external_schema_type,
        external_schema_bytes=type_.external_schema,
    )


def schema_type(type_: SchemaType) -> types_pb2.SchemaType:
    """Encode the older table type; raises UnencodableError on a column that is not simple."""
    schema = types_pb2.SchemaType()
    for column in type_.columns:
        kind = _COLUMN.get(column.type.kind) if isinstance(column.type, SimpleType) else None
        if kind is None:
            raise UnencodableError(f"the type of column `{column.name}` has no place in a schema")
        schema.columns.add(name=column.name, type=kind)
    return schema
