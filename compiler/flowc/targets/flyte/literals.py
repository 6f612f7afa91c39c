"""Literals of the IR as `flyteidl.core.Literal`."""

from __future__ import annotations

from typing import assert_never

from flyteidl.core import literals_pb2
from google.protobuf import duration_pb2, timestamp_pb2

from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.packing import packed
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.literals import (
    BlobLiteral,
    BooleanLiteral,
    DatasetLiteral,
    DatetimeLiteral,
    DurationLiteral,
    FloatLiteral,
    ForeignLiteral,
    HashedLiteral,
    IntegerLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    RecordLiteral,
    StringLiteral,
    UnionLiteral,
)
from flowc_ir.types import AnnotatedType, Type

_INTEGERS = range(-(2**63), 2**63)

ScalarLiteral = (
    NoneLiteral
    | BooleanLiteral
    | IntegerLiteral
    | FloatLiteral
    | StringLiteral
    | DatetimeLiteral
    | DurationLiteral
    | UnionLiteral
    | RecordLiteral
    | BlobLiteral
    | DatasetLiteral
    | ForeignLiteral
)


def literal_of(value: Literal, types: LiteralTypes) -> literals_pb2.Literal:
    """Encode a literal; raises UnencodableError."""
    match value:
        case ListLiteral(items=items):
            collection = literals_pb2.LiteralCollection(
                literals=[literal_of(item, types) for item in items]
            )
            return literals_pb2.Literal(collection=collection)
        case MapLiteral(entries=entries):
            literals = {entry.key: literal_of(entry.value, types) for entry in entries}
            return literals_pb2.Literal(map=literals_pb2.LiteralMap(literals=literals))
        case HashedLiteral(value=inner, hash=hash_):
            encoded = literal_of(inner, types)
            encoded.hash = hash_
            return encoded
        case _:
            return literals_pb2.Literal(scalar=scalar_of(value, types))


def scalar_of(value: ScalarLiteral, types: LiteralTypes) -> literals_pb2.Scalar:
    """Encode a literal that is neither a list nor a mapping; raises UnencodableError."""
    match value:
        case NoneLiteral():
            return literals_pb2.Scalar(none_type=literals_pb2.Void())
        case UnionLiteral(value=inner, type=type_):
            union = literals_pb2.Union(
                value=literal_of(inner, types), type=types.encode_variant(_bare(type_))
            )
            return literals_pb2.Scalar(union=union)
        case RecordLiteral(value=data):
            binary = literals_pb2.Binary(value=packed(data), tag="msgpack")
            return literals_pb2.Scalar(binary=binary)
        case BlobLiteral(uri=uri, type=type_):
            metadata = literals_pb2.BlobMetadata(type=types.blob(type_))
            return literals_pb2.Scalar(blob=literals_pb2.Blob(metadata=metadata, uri=uri))
        case DatasetLiteral(uri=uri, type=type_):
            about = literals_pb2.StructuredDatasetMetadata(
                structured_dataset_type=types.dataset(type_)
            )
            dataset = literals_pb2.StructuredDataset(uri=uri, metadata=about)
            return literals_pb2.Scalar(structured_dataset=dataset)
        case ForeignLiteral():
            raise UnencodableError("of a constant of another SDK's only the type is known")
        case _:
            return literals_pb2.Scalar(primitive=primitive_of(value))


def primitive_of(
    value: BooleanLiteral
    | IntegerLiteral
    | FloatLiteral
    | StringLiteral
    | DatetimeLiteral
    | DurationLiteral,
) -> literals_pb2.Primitive:
    """Encode a primitive; raises UnencodableError on an integer of more than 64 bits."""
    match value:
        case BooleanLiteral(value=boolean):
            return literals_pb2.Primitive(boolean=boolean)
        case IntegerLiteral(value=integer):
            if integer not in _INTEGERS:
                raise UnencodableError(f"{integer} does not fit into 64 bits")
            return literals_pb2.Primitive(integer=integer)
        case FloatLiteral(value=number):
            return literals_pb2.Primitive(float_value=number)
        case StringLiteral(value=text):
            return literals_pb2.Primitive(string_value=text)
        case DatetimeLiteral(seconds=seconds, nanos=nanos):
            moment = timestamp_pb2.Timestamp(seconds=seconds, nanos=nanos)
            return literals_pb2.Primitive(datetime=moment)
        case DurationLiteral():
            return literals_pb2.Primitive(duration=duration_of(value))
        case _:
            assert_never(value)


def duration_of(value: DurationLiteral) -> duration_pb2.Duration:
    """Encode a span of time."""
    return duration_pb2.Duration(seconds=value.seconds, nanos=value.nanos)


def is_zero(value: DurationLiteral | None) -> bool:
    """Tell whether flytekit would leave a timeout out: none at all, or no time."""
    return value is None or (value.seconds == 0 and value.nanos == 0)


def _bare(type_: Type) -> Type:
    """Drop the user's annotations: flytekit's union literals carry the transformer's type."""
    return _bare(type_.inner) if isinstance(type_, AnnotatedType) else type_
