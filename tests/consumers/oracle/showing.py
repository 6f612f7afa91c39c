"""Python values as text that is the same for the same value, and as neutral JSON."""

from __future__ import annotations

import base64
import dataclasses
import enum
import math
from datetime import date, datetime, timedelta, timezone

from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset
from pydantic import BaseModel


def show(value: object) -> str:
    """Write a value; mappings are sorted, files and tables are told by where they lie."""
    stored = _stored(value)
    if stored is not None:
        return f"{type(value).__name__.partition('[')[0]}({stored['uri']!r}, {stored['format']!r})"
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, datetime):
        return f"datetime({value.astimezone(timezone.utc).isoformat() if value.tzinfo else value.isoformat()})"
    fields = _fields(value)
    if fields is not None:
        return f"{type(value).__name__}({', '.join(f'{k}={show(v)}' for k, v in fields.items())})"
    if isinstance(value, list):
        return f"[{', '.join(map(show, value))}]"
    if isinstance(value, dict):
        pairs = sorted((show(key), show(item)) for key, item in value.items())
        return "{" + ", ".join(f"{key}: {item}" for key, item in pairs) + "}"
    return repr(value)


def neutral(value: object) -> object:
    """Write a value as JSON that any language reads; the head of the vectors says how."""
    stored = _stored(value)
    if stored is not None:
        return stored
    match value:
        case None | bool() | str():
            return value
        case enum.Enum():
            return value.value
        case int():
            return str(value)
        case float():
            return value if math.isfinite(value) else repr(value)
        case bytes():
            return base64.b64encode(value).decode()
        case datetime():
            return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case timedelta():
            return str(value // timedelta(microseconds=1))
        case list():
            return [neutral(item) for item in value]
        case dict():
            return {str(key): neutral(item) for key, item in value.items()}
    fields = _fields(value)
    assert fields is not None, value
    return {key: neutral(item) for key, item in fields.items()}


def _stored(value: object) -> dict | None:
    if isinstance(value, StructuredDataset):
        literal = value._literal_sd
        if literal is not None:
            return {"uri": literal.uri, "format": literal.metadata.structured_dataset_type.format}
        return {"uri": value.uri, "format": value.file_format or ""}
    if isinstance(value, FlyteFile):
        return {"uri": str(value.remote_source or value.path), "format": type(value).extension()}
    if isinstance(value, FlyteDirectory):
        return {"uri": str(value.remote_source or value.path), "format": type(value).extension()}
    return None


def _fields(value: object) -> dict | None:
    if dataclasses.is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
    if isinstance(value, BaseModel):
        return {name: getattr(value, name) for name in type(value).model_fields}
    return None
