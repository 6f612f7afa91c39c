"""What pydantic's JSON Schema says of library types, as data."""

from __future__ import annotations

from typing import TypeGuard

from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.subject import is_generic
from flowc.frontend.interpreter.values import External, Generic, Known, Unknown, Value

Schema = dict[str, object]


def _text(format_: str) -> Schema:
    return {"type": "string", "format": format_}


SHAPES: dict[str, Schema] = {
    "builtins.int": {"type": "integer"},
    "builtins.float": {"type": "number"},
    "builtins.str": {"type": "string"},
    "builtins.bool": {"type": "boolean"},
    "builtins.NoneType": {"type": "null"},
    "types.NoneType": {"type": "null"},
    "builtins.bytes": _text("binary"),
    "builtins.object": {},
    "typing.Any": {},
    "datetime.datetime": _text("date-time"),
    "datetime.date": _text("date"),
    "datetime.time": _text("time"),
    "datetime.timedelta": _text("duration"),
    "uuid.UUID": _text("uuid"),
    "pathlib.Path": _text("path"),
    "pathlib.PurePath": _text("path"),
    "os.PathLike": _text("path"),
    "builtins.complex": {"type": "string"},
    "typing.Hashable": {},
    "collections.abc.Hashable": {},
    "pydantic.SecretStr": {**_text("password"), "writeOnly": True},
    "pydantic.AnyUrl": {**_text("uri"), "minLength": 1},
    "pydantic.HttpUrl": {**_text("uri"), "minLength": 1, "maxLength": 2083},
}
"""Types whose schema never changes (pydantic 2.11 and later, mode `validation`)."""

ARRAYS: dict[str, bool] = {
    "builtins.list": False,
    "typing.List": False,
    "collections.abc.Sequence": False,
    "typing.Sequence": False,
    "builtins.set": True,
    "typing.Set": True,
    "builtins.frozenset": True,
    "typing.FrozenSet": True,
    "collections.deque": False,
    "typing.Deque": False,
    "collections.abc.Iterable": False,
    "typing.Iterable": False,
}
"""Arrays of one item type; True: the items are unique."""

MAPS = frozenset(
    (
        "builtins.dict typing.Dict collections.abc.Mapping typing.Mapping "
        "collections.OrderedDict typing.OrderedDict"
    ).split()
)
TUPLES = frozenset({"builtins.tuple", "typing.Tuple"})

_TEXT_OR_NULL: list[object] = [{"type": "string"}, {"type": "null"}]
_NULLABLE: Schema = {"anyOf": _TEXT_OR_NULL, "default": None}
_PATH: Schema = {
    "anyOf": [{"type": "string"}, _text("path")],
    "default": None,
    "title": "Path",
}
FLYTE: dict[str, Schema] = {
    "flytekit.FlyteFile": {
        "properties": {
            "path": _PATH,
            "metadata": {
                "anyOf": [
                    {"type": "object", "additionalProperties": {"type": "string"}},
                    {"type": "null"},
                ],
                "default": None,
                "title": "Metadata",
            },
        },
        "title": "FlyteFile",
        "type": "object",
    },
    "flytekit.FlyteDirectory": {
        "properties": {"path": _PATH},
        "title": "FlyteDirectory",
        "type": "object",
    },
    "flytekit.types.schema.types.FlyteSchema": {
        "properties": {"remote_path": {**_NULLABLE, "title": "Remote Path"}},
        "title": "FlyteSchema",
        "type": "object",
    },
    "flytekit.StructuredDataset": {
        "description": (
            "This is the user facing StructuredDataset class. Please don't confuse it with the "
            "literals.StructuredDataset\nclass (that is just a model, a Python class "
            "representation of the protobuf)."
        ),
        "properties": {
            "uri": {"anyOf": _TEXT_OR_NULL, "default": None, "title": "Uri"},
            "file_format": {"anyOf": _TEXT_OR_NULL, "default": "", "title": "File Format"},
        },
        "title": "StructuredDataset",
        "type": "object",
    },
}
"""flytekit's own classes, whose names and texts are part of the schema."""
FILE_WITHOUT_METADATA: Schema = {
    "properties": {"path": _PATH},
    "title": "FlyteFile",
    "type": "object",
}
"""The file of older versions of flytekit."""

CONSTRAINTS: dict[str, str] = {
    "gt": "exclusiveMinimum",
    "ge": "minimum",
    "lt": "exclusiveMaximum",
    "le": "maximum",
    "multiple_of": "multipleOf",
    "pattern": "pattern",
    "min_length": "minLength",
    "max_length": "maxLength",
}
"""Keyword of `Field` → keyword of JSON Schema."""

_NUMBERS = ("builtins.int", "builtins.float")


def apply_constraint(
    schema: Schema, annotation: Value, keyword: str, value: Value, place: Place
) -> Schema:
    """Narrow a schema; in an Optional the type inside is narrowed."""
    if isinstance(value, Unknown):
        place.lose(value)
    if not isinstance(value, Known):
        place.lose(f"the constraint `{keyword}` is not plain data")
    if value.value is None:
        return schema
    if is_generic(annotation, "typing.Union", "types.UnionType"):
        return _inside_optional(schema, annotation, keyword, value, place)
    name = _name_of(annotation)
    target = CONSTRAINTS[keyword]
    if keyword in ("min_length", "max_length"):
        if name in ARRAYS:
            target = target.replace("Length", "Items")
        elif name in MAPS:
            target = target.replace("Length", "Properties")
        elif name != "builtins.str":
            place.lose(f"what `{keyword}` does to this type is not known")
    elif name not in (("builtins.str",) if keyword == "pattern" else _NUMBERS):
        place.lose(f"what `{keyword}` does to this type is not known")
    return {**schema, target: value.value}


def _inside_optional(
    schema: Schema, annotation: Value, keyword: str, value: Value, place: Place
) -> Schema:
    arguments = annotation.arguments if isinstance(annotation, Generic) else ()
    others = [a for a in arguments if not (isinstance(a, Known) and a.value is None)]
    members = schema.get("anyOf")
    if len(others) != 1 or len(arguments) != 2 or not is_list(members):
        place.lose(f"what `{keyword}` does to a union is not known")
    first = members[0]
    if not is_schema(first):
        place.lose(f"what `{keyword}` does to this type is not known")
    narrowed = apply_constraint(first, others[0], keyword, value, place)
    return {**schema, "anyOf": [narrowed, {"type": "null"}]}


def _name_of(annotation: Value) -> str:
    if isinstance(annotation, Generic):
        annotation = annotation.origin
    return annotation.name if isinstance(annotation, External) else ""


def is_schema(value: object) -> TypeGuard[Schema]:
    """Tell whether a part of a schema is a mapping; its keys are strings."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Tell whether a part of a schema is a list."""
    return isinstance(value, list)
