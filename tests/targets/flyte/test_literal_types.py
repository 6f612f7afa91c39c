"""Types encode as flytekit's transformers encode them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flyteidl.core import types_pb2
from google.protobuf import json_format

from flowc.targets.flyte.literal_types import LiteralTypes
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain, PlainList, PlainMap, freeze, plain_map
from flowc_ir.records import Enum, Field, Member, Record, RecordKind
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    Column,
    DatasetType,
    Dimensionality,
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

EXPECTED = json.loads((Path(__file__).parent / "facts" / "types.json").read_text())

INTEGER = SimpleType(SimpleKind.INTEGER)
FLOAT = SimpleType(SimpleKind.FLOAT)
STRING = SimpleType(SimpleKind.STRING)
NONE = SimpleType(SimpleKind.NONE)
DICT = StructType("Typed Dict")
ANY = NativeType("typing.Any", "typing.Any")
FILE = BlobType("FlyteFilePath")
FOLDER = BlobType("FlyteDirectory", dimensionality=Dimensionality.MULTIPART)
COLOR = EnumType("Color")
MESSAGE = StructType(
    "Protobuf-Transformer",
    metadata=plain_map(pb_type="flyteidl.core.tasks_pb2.Resources"),
    msgpack=False,
)


def optional(type_: Type) -> UnionType:
    """Make a type that may be nothing."""
    return UnionType((type_, NONE))


TYPES: dict[str, Type] = {
    "None": NONE,
    "datetime.date": SimpleType(SimpleKind.DATE),
    "typing.Any": ANY,
    "typing.Dict[str, typing.List[int]]": MapType(ListType(INTEGER)),
    "typing.Dict[int, str]": DICT,
    "typing.List[dict]": ListType(DICT),
    "typing.List[typing.Any]": ListType(ANY),
    "typing.Optional[typing.Optional[int]]": optional(INTEGER),
    "typing.Optional[datetime.datetime]": optional(SimpleType(SimpleKind.DATETIME)),
    "typing.Optional[typing.Any]": optional(ANY),
    "typing.Optional[typing.Dict[str, int]]": optional(MapType(INTEGER)),
    "typing.Optional[typing.List[int]]": optional(ListType(INTEGER)),
    "typing.Optional[FlyteSchema]": optional(SchemaType()),
    "typing.Optional[pd.DataFrame]": optional(DatasetType()),
    "typing.Union": UnionType(()),
    "typing.Union[FlyteFile, FlyteDirectory]": UnionType((FILE, FOLDER)),
    "typing.Union[int, float, str, bool]": UnionType(
        (INTEGER, FLOAT, STRING, SimpleType(SimpleKind.BOOLEAN))
    ),
    "typing.Optional[Color]": optional(COLOR),
    'typing.Optional[typing.Literal["a", "b"]]': optional(
        ChoiceType(SimpleKind.STRING, ("a", "b"))
    ),
    "typing.Iterator[JSON]": BlobType(
        "JSON Iterator", format="jsonl", metadata=plain_map(format="json iterator")
    ),
    "typing.Iterator[FlyteFile]": ListType(FILE, iterator=True),
    'Annotated[FlyteFile, FlyteAnnotation({"k": "v"})]': AnnotatedType(FILE, plain_map(k="v")),
    'Annotated[int, FlyteAnnotation({"k": "v", "n": 1, "nested": {"a": [1, 2, "x"]}})]': (
        AnnotatedType(INTEGER, plain_map(k="v", n=1, nested=plain_map(a=PlainList((1, 2, "x")))))
    ),
    "FlyteSchema[kwtypes(a=int, b=str)]": SchemaType((Column("a", INTEGER), Column("b", STRING))),
    'Annotated[StructuredDataset, pa.schema([("a", pa.int32()), ("b", pa.string())])]': (
        DatasetType(external_schema_type="arrow", external_schema=b"a: int32\nb: string")
    ),
    "Annotated[StructuredDataset, kwtypes(a=typing.List[int], b=typing.Dict[str, int])]": (
        DatasetType((Column("a", ListType(INTEGER)), Column("b", MapType(INTEGER))))
    ),
    "typing.List[tasks_pb2.Resources]": ListType(MESSAGE),
    "Self": RecordType("Self"),
    "Empty": RecordType("Empty"),
    "Partial": RecordType("Partial"),
    "typing.Optional[Partial]": optional(RecordType("Partial")),
    "Model": RecordType("Model"),
    "Annotated[Model, FlyteAnnotation({'k': 'v'})]": AnnotatedType(
        RecordType("Model"), plain_map(k="v")
    ),
    "typing.Optional[Model]": optional(RecordType("Model")),
}


def _record(name: str, kind: RecordKind, schema: Plain, *fields: Field) -> Record:
    assert schema is None or isinstance(schema, PlainMap)
    return Record(name=name, kind=kind, fields=fields, schema=schema)


def _types() -> LiteralTypes:
    definitions = (
        Enum(name="Color", members=(Member("RED", "red"), Member("GREEN", "green"))),
        Enum(name="Numbers", members=(Member("ONE", 1),)),
        _record(
            "Self",
            RecordKind.DATACLASS,
            freeze(EXPECTED["Self"]["metadata"]),
            Field(name="v", type=INTEGER),
            Field(name="nxt", type=optional(RecordType("Self"))),
        ),
        _record("Empty", RecordKind.DATACLASS, freeze(EXPECTED["Empty"]["metadata"])),
        # No schema, since one field has none; a field without any type is left out.
        _record(
            "Partial",
            RecordKind.DATACLASS,
            None,
            Field(name="a", type=NativeType("m.Foo", "<class 'm.Foo'>")),
            Field(name="b", type=INTEGER),
            Field(name="c", type=None),
        ),
        _record(
            "Model",
            RecordKind.PYDANTIC,
            freeze(EXPECTED["Model"]["metadata"]),
            Field(name="a", type=INTEGER),
        ),
        _record(
            "Endless",
            RecordKind.DATACLASS,
            None,
            Field(name="more", type=ListType(RecordType("Endless"))),
        ),
        _record(
            "Vague", RecordKind.DATACLASS, None, Field(name="a", type=UnknownType("not known"))
        ),
    )
    return LiteralTypes({definition.name: definition for definition in definitions})


@pytest.mark.parametrize("expression", sorted(TYPES))
def test_equals_flytekit(expression: str) -> None:
    """A type gives the message that flytekit gives for its expression."""
    golden = json_format.ParseDict(EXPECTED[expression], types_pb2.LiteralType())
    assert _types().encode(TYPES[expression]) == golden


def test_every_fact_is_used() -> None:
    """No fact lies about unused."""
    assert sorted(EXPECTED) == sorted(TYPES)


def test_equal_looking_annotations_stay_apart() -> None:
    """What Python takes for equal is not equal on the wire."""
    types = _types()
    one = types.encode(AnnotatedType(INTEGER, plain_map(k=1)))
    true = types.encode(AnnotatedType(INTEGER, plain_map(k=True)))
    assert one.annotation.annotations["k"] == 1.0
    assert true.annotation.annotations["k"] is True


@pytest.mark.parametrize(
    ("type_", "reason"),
    [
        (UnknownType("not known"), "not known"),
        (ListType(RecordType("Vague")), "not known"),
        (optional(UnknownType("not known")), "not known"),
        (RecordType("Endless"), "holds itself"),
        (RecordType("Missing"), "no record"),
        (EnumType("Missing"), "no enum"),
        (EnumType("Numbers"), "not a string"),
        (SchemaType((Column("a", ANY),)), "column `a`"),
        (AnnotatedType(INTEGER, plain_map(k=b"x")), "bytes"),
    ],
)
def test_tells_why_not(type_: Type, reason: str) -> None:
    """A type without an exact form is refused with its reason, each time anew."""
    types = _types()
    for _ in range(2):
        with pytest.raises(UnencodableError, match=reason):
            types.encode(type_)
