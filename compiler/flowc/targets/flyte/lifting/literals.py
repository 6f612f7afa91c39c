"""Literals of the IR from `flyteidl.core.Literal`."""

from __future__ import annotations

from flyteidl.core import literals_pb2
from google.protobuf import duration_pb2

from flowc.targets.flyte.lifting.codes import UNREADABLE_CONSTANT
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.structs import UnpackError, unpacked
from flowc.targets.flyte.lifting.types import Types
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import (
    BlobLiteral,
    BooleanLiteral,
    DatasetLiteral,
    DatetimeLiteral,
    DurationLiteral,
    Entry,
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
from flowc_ir.types import SimpleKind, SimpleType, StructType, Type

_NONE, _ERROR, _BINARY = (
    SimpleType(kind) for kind in (SimpleKind.NONE, SimpleKind.ERROR, SimpleKind.BINARY)
)
_MAPPING = StructType("", msgpack=False)


@dataclass(frozen=True, slots=True)
class Literals:
    """Lifts literals; what is wrong with them goes into the report."""

    types: Types
    report: Report

    def lift(self, message: literals_pb2.Literal, place: Place) -> Literal:
        """Give a literal; one that the IR does not have is known by its type only."""
        literal = self._bare(message, place)
        return HashedLiteral(literal, message.hash) if message.hash else literal

    def scalar(self, message: literals_pb2.Scalar, place: Place) -> Literal:
        """Give a literal that is neither a list nor a mapping."""
        match message.WhichOneof("value"):
            case "none_type":
                return NoneLiteral()
            case "primitive":
                return primitive(message.primitive) or ForeignLiteral(_NONE)
            case "binary":
                return _binary(message.binary)
            case "union":
                return self._union(message.union, place)
            case "blob" if message.blob.HasField("metadata"):
                return BlobLiteral(message.blob.uri, self.types.blob(message.blob.metadata.type))
            case "structured_dataset":
                return self._dataset(message.structured_dataset, place)
            case "schema":
                return ForeignLiteral(self.types.schema(message.schema.type, place))
            case "generic":
                return ForeignLiteral(_MAPPING)
            case "error":
                return ForeignLiteral(_ERROR)
            case _:
                return self._without_type(place)

    def _bare(self, message: literals_pb2.Literal, place: Place) -> Literal:
        match message.WhichOneof("value"):
            case "scalar":
                return self.scalar(message.scalar, place)
            case "collection":
                items = enumerate(message.collection.literals)
                return ListLiteral(tuple(self.lift(m, place.item("items", i)) for i, m in items))
            case "map":
                held = message.map.literals
                return MapLiteral(
                    tuple(
                        Entry(key, self.lift(held[key], place.item("entries", key)))
                        for key in sorted(held)
                    )
                )
            case "offloaded_metadata":
                inferred = message.offloaded_metadata.inferred_type
                return ForeignLiteral(self.types.lift(inferred, place))
            case _:
                return self._without_type(place)

    def _union(self, message: literals_pb2.Union, place: Place) -> Literal:
        type_: Type = self.types.variant(message.type, place.at("type"))
        return UnionLiteral(self.lift(message.value, place.at("value")), type_)

    def _dataset(self, message: literals_pb2.StructuredDataset, place: Place) -> Literal:
        if not message.metadata.HasField("structured_dataset_type"):
            return self._without_type(place)
        about = message.metadata.structured_dataset_type
        return DatasetLiteral(message.uri, self.types.dataset(about, place))

    def _without_type(self, place: Place) -> Literal:
        message = "the constant does not say what it is"
        self.report.add(UNREADABLE_CONSTANT.at(place.span, message))
        return ForeignLiteral(_NONE)


def primitive(
    message: literals_pb2.Primitive,
) -> (
    BooleanLiteral
    | IntegerLiteral
    | FloatLiteral
    | StringLiteral
    | DatetimeLiteral
    | DurationLiteral
    | None
):
    """Give a primitive; None if it is empty."""
    match message.WhichOneof("value"):
        case "boolean":
            return BooleanLiteral(message.boolean)
        case "integer":
            return IntegerLiteral(message.integer)
        case "float_value":
            return FloatLiteral(message.float_value)
        case "string_value":
            return StringLiteral(message.string_value)
        case "datetime":
            return DatetimeLiteral(message.datetime.seconds, message.datetime.nanos)
        case "duration":
            return duration(message.duration)
        case _:
            return None


def duration(message: duration_pb2.Duration) -> DurationLiteral:
    """Give a span of time."""
    return DurationLiteral(message.seconds, message.nanos)


def _binary(message: literals_pb2.Binary) -> Literal:
    if message.tag != "msgpack":
        return ForeignLiteral(_BINARY)
    try:
        return RecordLiteral(unpacked(message.value))
    except UnpackError:
        return ForeignLiteral(_MAPPING)
