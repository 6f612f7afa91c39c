"""Types of the IR from `flyteidl.core.LiteralType`."""

from __future__ import annotations

from flyteidl.core import types_pb2

from flowc.targets.flyte.lifting.codes import MISSING_VALUE
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.structs import is_whole, plain_struct
from flowc.targets.flyte.lifting.type_table import TypeTable
from flowc_ir.diagnostic import Report
from flowc_ir.encoder_names import encoder_name
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import PlainList, PlainMap
from flowc_ir.records import Definition, Field, RecordKind
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
    types_pb2.NONE: SimpleKind.NONE,
    types_pb2.INTEGER: SimpleKind.INTEGER,
    types_pb2.FLOAT: SimpleKind.FLOAT,
    types_pb2.STRING: SimpleKind.STRING,
    types_pb2.BOOLEAN: SimpleKind.BOOLEAN,
    types_pb2.DATETIME: SimpleKind.DATETIME,
    types_pb2.DURATION: SimpleKind.DURATION,
    types_pb2.ERROR: SimpleKind.ERROR,
    types_pb2.BINARY: SimpleKind.BINARY,
}
_COLUMN = {
    types_pb2.SchemaType.SchemaColumn.INTEGER: SimpleKind.INTEGER,
    types_pb2.SchemaType.SchemaColumn.FLOAT: SimpleKind.FLOAT,
    types_pb2.SchemaType.SchemaColumn.STRING: SimpleKind.STRING,
    types_pb2.SchemaType.SchemaColumn.BOOLEAN: SimpleKind.BOOLEAN,
    types_pb2.SchemaType.SchemaColumn.DATETIME: SimpleKind.DATETIME,
    types_pb2.SchemaType.SchemaColumn.DURATION: SimpleKind.DURATION,
}
_RECORD_KINDS = {
    "Object-Dataclass-Transformer": RecordKind.DATACLASS,
    "Pydantic Transformer": RecordKind.PYDANTIC,
}
# flytekit 1.16.31: the names of encoders where the type alone does not tell which it was.
_FILE, _FOLDER, _MAPPING = "FlyteFilePath", "FlyteDirectory", "Typed Dict"
_PICKLE, _CLASS, _CHOICES, _STORED = (
    "PythonPickle",
    "python_class_name",
    "literal_values",
    "cache-key-metadata",
)


class Types:
    """Lifts types; what is wrong with them goes into the report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._table = TypeTable()

    def definitions(self) -> tuple[Definition, ...]:
        """Give the records and enums of all types so far."""
        return self._table.definitions()

    def lift(self, message: types_pb2.LiteralType, place: Place) -> Type:
        """Give the type of a value."""
        type_ = self._annotated(message, None, place)
        # Outside of a union a tag says nothing to flytekit, but the backend compares it.
        tag = message.structure.tag
        return type_ if not tag else EncodedType(tag, type_, outside=True)

    def variant(self, message: types_pb2.LiteralType, place: Place) -> Type:
        """Give one type of a union, with the name of its encoder."""
        tag = message.structure.tag
        type_ = self._annotated(message, tag, place)
        match type_:
            case SimpleType(kind=SimpleKind.DATETIME) if tag == "date":
                return SimpleType(SimpleKind.DATE)
            case ListType(item=item) if tag == "Typed Iterator":
                return ListType(item, iterator=True)
            case UnknownType():
                return type_
            case _:
                return type_ if _is_usual(type_, tag) else EncodedType(tag, type_)

    def _annotated(self, message: types_pb2.LiteralType, tag: str | None, place: Place) -> Type:
        """Lift a type with all that is attached; `tag` is None outside of a union."""
        annotations = dict(plain_struct(message.annotation.annotations).entries)
        type_ = self._base(message, tag, place)
        if isinstance(type_, (StructType, RecordType)):
            is_packed = annotations.pop(_STORED, None) is not None
            if isinstance(type_, StructType):
                type_ = replace(type_, msgpack=is_packed)
        carries = isinstance(type_, (StructType, RecordType, BlobType, NativeType))
        choices = annotations.get(_CHOICES)
        if isinstance(type_, SimpleType) and isinstance(choices, PlainList):
            del annotations[_CHOICES]
            type_ = ChoiceType(type_.kind, choices.items)
        if annotations:
            type_ = AnnotatedType(type_, PlainMap(tuple(annotations.items())))
        if message.HasField("metadata") and not carries:
            return EncodedType(tag or "", type_, plain_struct(message.metadata))
        return type_

    def _base(self, message: types_pb2.LiteralType, tag: str | None, place: Place) -> Type:
        match message.WhichOneof("type"):
            case "simple" if message.simple == types_pb2.STRUCT:
                return self._mapping(message, tag, place)
            case "simple" if message.simple in _SIMPLE:
                return SimpleType(_SIMPLE[message.simple])
            case "collection_type":
                return ListType(self.lift(message.collection_type, place.at("collection_type")))
            case "map_value_type":
                return MapType(self.lift(message.map_value_type, place.at("map_value_type")))
            case "union_type":
                variants = enumerate(message.union_type.variants)
                return UnionType(
                    tuple(self.variant(v, place.item("variants", i)) for i, v in variants)
                )
            case "enum_type":
                return EnumType(self._table.enum(tuple(message.enum_type.values)))
            case "blob":
                return self._blob(message, tag)
            case "schema":
                return self.schema(message.schema, place)
            case "structured_dataset_type":
                return self.dataset(message.structured_dataset_type, place)
            case _:
                reason = "the type does not say what it is"
                self._report.add(MISSING_VALUE.at(place.span, reason))
                return UnknownType(reason, place.span)

    def blob(self, message: types_pb2.BlobType) -> BlobType:
        """Give the type of a file or folder."""
        is_folder = message.dimensionality == types_pb2.BlobType.MULTIPART
        dimensionality = Dimensionality.MULTIPART if is_folder else Dimensionality.SINGLE
        return BlobType(_FOLDER if is_folder else _FILE, message.format, dimensionality)

    def dataset(self, message: types_pb2.StructuredDatasetType, place: Place) -> DatasetType:
        """Give the type of a dataset."""
        columns = tuple(
            Column(each.name, self.lift(each.literal_type, place.item("columns", number)))
            for number, each in enumerate(message.columns)
        )
        return DatasetType(
            columns,
            message.format,
            message.external_schema_type,
            message.external_schema_bytes,
        )

    def schema(self, message: types_pb2.SchemaType, place: Place) -> SchemaType:
        """Give the type of an older table."""
        columns: list[Column] = []
        for number, each in enumerate(message.columns):
            kind = _COLUMN.get(each.type)
            if kind is None:
                where = place.item("columns", number).span
                self._report.add(MISSING_VALUE.at(where, "the column has no type"))
            else:
                columns.append(Column(each.name, SimpleType(kind)))
        return SchemaType(tuple(columns))

    def _blob(self, message: types_pb2.LiteralType, tag: str | None) -> Type:
        blob = self.blob(message.blob)
        metadata = plain_struct(message.metadata) if message.HasField("metadata") else None
        match metadata:
            case PlainMap(entries=((key, str() as spelling),)) if (
                key == _CLASS and message.blob.format == _PICKLE
            ):
                return NativeType(spelling.removeprefix("<class '").removesuffix("'>"), spelling)
            case _:
                return replace(blob, tag=blob.tag if tag is None else tag, metadata=metadata)

    def _mapping(self, message: types_pb2.LiteralType, tag: str | None, place: Place) -> Type:
        """Lift a mapping: a record if its fields are shown, or if its encoder is one of records."""
        schema = plain_struct(message.metadata) if message.HasField("metadata") else None
        if not is_whole(message.metadata):
            reason = "the schema of the type holds a value that is none"
            where = place.at("metadata").span
            self._report.add(MISSING_VALUE.at(where, reason, backend="MismatchingTypes"))
        kind = _RECORD_KINDS.get(tag or "")
        shows_fields = message.HasField("structure") and not message.structure.tag
        if kind is None and not shows_fields:
            return StructType(_MAPPING if tag is None else tag, metadata=schema)
        fields = None
        if shows_fields:
            shown = message.structure.dataclass_type
            fields = tuple(
                Field(name=name, type=self.lift(shown[name], place.at(name)))
                for name in sorted(shown)
            )
        # To the backend, an empty schema is another than none.
        written = message.metadata.SerializeToString(deterministic=True)
        key = b"" if schema is None else b"=" + written
        return RecordType(self._table.record(key, schema, kind, fields))


def _is_usual(type_: Type, tag: str) -> bool:
    """Tell whether a tag is that which the type has in any case."""
    match type_:
        case AnnotatedType(inner=inner):
            return _is_usual(inner, tag)
        case RecordType():
            return tag in _RECORD_KINDS
        case UnknownType():
            return True
        case _:
            return encoder_name(type_, {}) == tag
