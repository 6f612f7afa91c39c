"""Arrow schemas: what `pyarrow.schema(…)` prints, which is all that flytekit keeps of them."""

from __future__ import annotations

from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    DictValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)

SCHEMA = "pyarrow.Schema"
FIELD = "pyarrow.Field"
TYPE = "pyarrow.DataType"

_TYPES = {
    **{name: name for name in "int8 int16 int32 int64 uint8 uint16 uint32 uint64 null".split()},
    "bool_": "bool",
    "float16": "halffloat",
    "float32": "float",
    "float64": "double",
    "string": "string",
    "utf8": "string",
    "large_string": "large_string",
    "binary": "binary",
    "large_binary": "large_binary",
    "date32": "date32[day]",
    "date64": "date64[ms]",
}
"""Function of pyarrow → how the type that it gives prints."""


def install(registry: Registry) -> None:
    """Add what is known of pyarrow's schemas."""
    for name, text in _TYPES.items():
        registry.models[f"pyarrow.{name}"] = _type(text)
    registry.models["pyarrow.field"] = _field
    registry.models["pyarrow.schema"] = _schema


def _type(text: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        if call.positional or call.keywords:
            return Unknown("a pyarrow type with arguments is not followed", call.span)
        return LibraryObject(TYPE, {"text": Known(text)})

    return model


def _field(context: Context, call: Call) -> Value:
    given = dict(zip(("name", "type", "nullable"), call.positional, strict=False)) | call.keywords
    text = _line(given.get("name"), given.get("type"))
    nullable = given.get("nullable", Known(True))
    if text is None or not isinstance(nullable, Known) or set(given) - {"name", "type", "nullable"}:
        return Unknown("this pyarrow field is not followed", call.span)
    ending = "" if nullable.value else " not null"
    return LibraryObject(FIELD, {"text": Known(text + ending)})


def _schema(context: Context, call: Call) -> Value:
    lines: list[str | None] = [None]
    if len(call.positional) == 1 and not call.keywords:
        match call.positional[0]:
            case ListValue(items=items, lost=None):
                lines = [_item(item) for item in items]
            case DictValue(entries=entries, lost=None):
                lines = [_line(key, item) for key, item in entries.values()]
            case _:
                pass
    known = [line for line in lines if line is not None]
    if len(known) != len(lines):
        return Unknown("this pyarrow schema is not followed", call.span)
    return LibraryObject(SCHEMA, {"text": Known("\n".join(known))})


def _item(value: Value) -> str | None:
    match value:
        case TupleValue(items=(name, type_)):
            return _line(name, type_)
        case LibraryObject(name="pyarrow.Field"):
            return _text(value)
        case _:
            return None


def _line(name: Value | None, type_: Value | None) -> str | None:
    is_type = isinstance(type_, LibraryObject) and type_.name == TYPE
    text = _text(type_) if is_type else None
    if text is None or not (isinstance(name, Known) and isinstance(name.value, str)):
        return None
    return f"{name.value}: {text}"


def _text(value: Value | None) -> str | None:
    text = value.arguments.get("text") if isinstance(value, LibraryObject) else None
    return text.value if isinstance(text, Known) and isinstance(text.value, str) else None
