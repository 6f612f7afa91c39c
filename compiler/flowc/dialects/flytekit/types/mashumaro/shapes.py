"""What mashumaro's JSON Schema says of library types, as data."""

from __future__ import annotations

import enum

from flowc.dialects.flytekit.types.catalogue import described_type
from flowc.dialects.flytekit.types.library_types import CLASSES, CONSTANT, DATAFRAMES, MESSAGES
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.spelling import is_special_form
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc.manifests.plain_data import is_dict

Schema = dict[str, object]


class UnsupportedTypeError(Exception):
    """Mashumaro has no schema for a type."""


class DoubtfulTypeError(UnsupportedTypeError):
    """Mashumaro has no schema for a type, and yet it may have an encoder."""


class Shape(enum.Enum):
    """The shapes that depend on type arguments."""

    ARRAY = "array"
    SET = "set"
    TUPLE = "tuple"
    OBJECT = "object"
    COUNTER = "counter"
    CHAIN = "chain"
    FIXED = "fixed"


_KEYWORDS = (
    "$schema type enum const format title description anyOf $ref $defs default deprecated examples "
    "properties patternProperties additionalProperties propertyNames prefixItems items contains "
    "multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
    "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required"
).split()
_RANK = {name: rank for rank, name in enumerate(_KEYWORDS)}


def in_order(schema: Schema) -> Schema:
    """Bring the keywords of a schema into mashumaro's order (jsonschema/models.py)."""
    return dict(sorted(schema.items(), key=lambda item: _RANK[item[0]]))


def _text(format_: str) -> Schema:
    return {"type": "string", "format": format_}


SHAPES: dict[str, Schema] = {
    "builtins.int": {"type": "integer"},
    "builtins.float": {"type": "number"},
    "builtins.str": {"type": "string"},
    "builtins.bool": {"type": "boolean"},
    "builtins.NoneType": {"type": "null"},
    "types.NoneType": {"type": "null"},
    "builtins.bytes": _text("base64"),
    "builtins.bytearray": _text("base64"),
    "builtins.memoryview": _text("base64"),
    "collections.abc.ByteString": _text("base64"),
    "numpy.str_": {"type": "string"},
    "numpy.bytes_": _text("base64"),
    "typing.Any": {},
    "datetime.datetime": _text("date-time"),
    "datetime.date": _text("date"),
    "datetime.time": _text("time"),
    "datetime.timedelta": {"type": "number", "format": "time-delta"},
    "datetime.timezone": {"type": "string", "pattern": r"^UTC([+-][0-2][0-9]:[0-5][0-9])?$"},
    "zoneinfo.ZoneInfo": _text("time-zone"),
    "uuid.UUID": _text("uuid"),
    "decimal.Decimal": _text("decimal"),
    "fractions.Fraction": _text("fraction"),
    "ipaddress.IPv4Address": _text("ipv4"),
    "ipaddress.IPv6Address": _text("ipv6"),
    "ipaddress.IPv4Network": _text("ipv4network"),
    "ipaddress.IPv6Network": _text("ipv6network"),
    "ipaddress.IPv4Interface": _text("ipv4interface"),
    "ipaddress.IPv6Interface": _text("ipv6interface"),
    "os.PathLike": _text("path"),
    **{
        f"pathlib.{name}": _text("path")
        for name in "Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath".split()
    },
}
"""Types whose schema never changes (mashumaro 3.23 jsonschema/schema.py)."""

_COLLECTIONS: dict[str, Shape] = {
    "builtins.list": Shape.ARRAY,
    "typing.List": Shape.ARRAY,
    "collections.deque": Shape.ARRAY,
    "typing.Deque": Shape.ARRAY,
    "collections.abc.Sequence": Shape.ARRAY,
    "typing.Sequence": Shape.ARRAY,
    "collections.abc.MutableSequence": Shape.ARRAY,
    "typing.MutableSequence": Shape.ARRAY,
    "builtins.set": Shape.SET,
    "typing.Set": Shape.SET,
    "builtins.frozenset": Shape.SET,
    "typing.FrozenSet": Shape.SET,
    "collections.abc.Set": Shape.SET,
    "typing.AbstractSet": Shape.SET,
    "collections.abc.MutableSet": Shape.SET,
    "typing.MutableSet": Shape.SET,
    "builtins.tuple": Shape.TUPLE,
    "typing.Tuple": Shape.TUPLE,
    "builtins.dict": Shape.OBJECT,
    "typing.Dict": Shape.OBJECT,
    "collections.OrderedDict": Shape.OBJECT,
    "typing.OrderedDict": Shape.OBJECT,
    "collections.defaultdict": Shape.OBJECT,
    "typing.DefaultDict": Shape.OBJECT,
    "collections.abc.Mapping": Shape.OBJECT,
    "typing.Mapping": Shape.OBJECT,
    "collections.abc.MutableMapping": Shape.OBJECT,
    "typing.MutableMapping": Shape.OBJECT,
    "collections.Counter": Shape.COUNTER,
    "typing.Counter": Shape.COUNTER,
    "collections.ChainMap": Shape.CHAIN,
    "typing.ChainMap": Shape.CHAIN,
}

DOUBTFUL_BASES = frozenset(
    "builtins.tuple builtins.bytes builtins.bytearray builtins.memoryview typing.Tuple".split()
)
"""Bases of a user's class whose schema mashumaro finds in ways of its own."""

_TEXT_OR_NULL: Schema = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_PATH: Schema = {"anyOf": [{"type": "string"}, _text("path")], "default": None}
_TEXTS: Schema = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "propertyNames": {"type": "string"},
}


def _record(title: str, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "title": title,
        "properties": properties,
        "additionalProperties": False,
    }


_FILE = _record(
    "FlyteFile", path=_PATH, metadata={"anyOf": [_TEXTS, {"type": "null"}], "default": None}
)
_DIRECTORY = _record("FlyteDirectory", path=_PATH)
FILE_WITHOUT_METADATA = _record("FlyteFile", path=_PATH)
"""The file of older versions of flytekit."""

RECORDS: dict[str, Schema] = {
    "flytekit.FlyteFile": _FILE,
    "flytekit.FlyteDirectory": _DIRECTORY,
    **{
        f"flytekit.types.file.{name}": _FILE
        for name in (
            "HDF5EncodedFile HTMLPage JoblibSerializedFile JPEGImageFile PDFFile PNGImageFile "
            "PythonPickledFile PythonNotebook SVGImageFile CSVFile ONNXFile TFRecordFile JSONLFile"
        ).split()
    },
    "flytekit.types.directory.TensorboardLogs": _DIRECTORY,
    "flytekit.types.directory.TFRecordsDirectory": _DIRECTORY,
    "flytekit.StructuredDataset": _record(
        "StructuredDataset",
        uri={**_TEXT_OR_NULL, "default": None},
        file_format={**_TEXT_OR_NULL, "default": ""},
    ),
    "flytekit.types.schema.types.FlyteSchema": _record(
        "FlyteSchema", remote_path={**_TEXT_OR_NULL, "default": None}
    ),
    "flytekit.types.error.error.FlyteError": {
        **_record("FlyteError", message={"type": "string"}, failed_node_id={"type": "string"}),
        "required": ["message", "failed_node_id"],
    },
}
"""flytekit's own dataclasses."""

_DOUBTFUL = frozenset(
    {
        "array.array",
        "builtins.slice",
        "collections.UserDict",
        "collections.UserList",
        "collections.UserString",
        "collections.abc.ItemsView",
        "collections.abc.KeysView",
        "configparser.ConfigParser",
        "configparser.RawConfigParser",
        "configparser.SectionProxy",
        "sqlite3.Row",
        "types.MappingProxyType",
        "typing.ByteString",
        "typing.ItemsView",
        "typing.KeysView",
        "typing.LiteralString",
        "typing.NamedTuple",
        "typing.Self",
        "typing.TypedDict",
        "xml.etree.ElementTree.Element",
        "zipfile.Path",
    }
)

_CONSTRAINTS: dict[str, str] = {
    "Maximum": "maximum",
    "Minimum": "minimum",
    "ExclusiveMaximum": "exclusiveMaximum",
    "ExclusiveMinimum": "exclusiveMinimum",
    "MultipleOf": "multipleOf",
    "MaxLength": "maxLength",
    "MinLength": "minLength",
    "Pattern": "pattern",
    "MaxItems": "maxItems",
    "MinItems": "minItems",
    "UniqueItems": "uniqueItems",
    "MaxProperties": "maxProperties",
    "MinProperties": "minProperties",
}
_APPLIES: dict[str, frozenset[str]] = {
    "integer": frozenset("maximum minimum exclusiveMaximum exclusiveMinimum multipleOf".split()),
    "string": frozenset("maxLength minLength pattern".split()),
    "array": frozenset("maxItems minItems uniqueItems".split()),
    "object": frozenset("maxProperties minProperties".split()),
}
_APPLIES["number"] = _APPLIES["integer"]
CONSTRAINTS = tuple(f"mashumaro.jsonschema.annotations.{name}" for name in _CONSTRAINTS)
"""Classes whose instances in Annotated narrow a schema."""


def shape_of(name: str, place: Place) -> Shape:
    """Give the shape of a library type; raises UnsupportedTypeError, or Lost if in doubt."""
    if (shape := _COLLECTIONS.get(name)) is not None:
        return shape
    if name in SHAPES:
        return Shape.FIXED
    if name in _DOUBTFUL:
        place.lose(f"the schema of `{name}` is not known")
    known = name in CLASSES or name in CONSTANT or name in DATAFRAMES or name in MESSAGES
    if known or is_special_form(name) or name == "pydantic.BaseModel":
        raise UnsupportedTypeError(f"`{name}`")
    entry = described_type(name, place)
    if entry is not None and is_dict(entry.json_schema):
        return Shape.FIXED
    if entry is not None and not entry.schema_unknown:
        raise DoubtfulTypeError(f"`{name}`")
    place.lose(f"the schema of `{name}` is not known")


def fixed_schema(name: str, place: Place) -> Schema:
    """Give the schema of a library type whose shape is fixed."""
    if name in SHAPES:
        return dict(SHAPES[name])
    entry = described_type(name, place)
    return dict(entry.json_schema) if entry is not None and is_dict(entry.json_schema) else {}


def is_collection(name: str) -> bool:
    """Tell whether a library class is a collection with a schema."""
    return name in _COLLECTIONS


def constrained(schema: Schema, metadata: tuple[Value, ...], place: Place) -> Schema:
    """Apply mashumaro's constraints that stand in Annotated."""
    found = dict(schema)
    for item in metadata:
        if not (isinstance(item, LibraryObject) and item.name.startswith("mashumaro.")):
            continue
        keyword = _CONSTRAINTS.get(item.name.rpartition(".")[2])
        value = item.arguments.get("value")
        if keyword is None or not isinstance(value, Known):
            place.lose(value if isinstance(value, Unknown) else f"`{item.name}` is not followed")
        if keyword in _applicable(found):
            found[keyword] = value.value
    return in_order(found)


def _applicable(schema: Schema) -> frozenset[str]:
    kind, format_ = schema.get("type"), schema.get("format")
    if format_ == "path":
        return frozenset({"maxLength", "minLength"})
    return _APPLIES.get(kind, frozenset()) if isinstance(kind, str) and not format_ else frozenset()
