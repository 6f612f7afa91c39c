"""Values as the backend's translation writes them into a launch form."""

from __future__ import annotations

from flowc.contracts.literal_json import Json, NotCarriedError, json_of, rfc3339
from flowc.contracts.schemas.standard import Object
from flowc_ir.literals import (
    BlobLiteral,
    DatasetLiteral,
    DatetimeLiteral,
    DurationLiteral,
    HashedLiteral,
    ListLiteral,
    Literal,
    MapLiteral,
    NoneLiteral,
    UnionLiteral,
)

_UNITS = ((1_000, "ns"), (1_000_000, "µs"), (1_000_000_000, "ms"))


def with_default(schema: Object, value: Literal) -> Object:
    """Give a schema with the default of an input; that of a file stands in its parts."""
    try:
        made = _json(value)
    except NotCarriedError:
        return schema
    properties = schema.get("properties")
    if schema.get("format") != "blob" or not isinstance(properties, dict):
        return {**schema, "default": made}
    parts = made if isinstance(made, dict) else {}
    filled: Object = {
        name: {**part, "default": parts[name]} if isinstance(part, dict) and name in parts else part
        for name, part in properties.items()
    }
    return {**schema, "properties": filled}


def go_string(seconds: int, nanos: int) -> str:
    """Write a duration as `time.Duration.String` of Go does: `1h0m0s`, `1.5ms`."""
    total = seconds * 1_000_000_000 + nanos
    sign, total = ("-", -total) if total < 0 else ("", total)
    if total == 0:
        return "0s"
    for limit, unit in _UNITS:
        if total < limit:
            return f"{sign}{_fraction(total, limit // 1_000)}{unit}"
    minutes, rest = divmod(total, 60_000_000_000)
    text = f"{_fraction(rest, 1_000_000_000)}s"
    hours, minutes = divmod(minutes, 60)
    if hours or minutes:
        text = f"{minutes}m{text}"
    return f"{sign}{hours}h{text}" if hours else f"{sign}{text}"


def _json(value: Literal) -> Json:
    match value:
        case NoneLiteral():
            return {"type": "null"}
        case UnionLiteral(value=inner) | HashedLiteral(value=inner):
            return _json(inner)
        case ListLiteral(items=items):
            return [_json(item) for item in items]
        case MapLiteral(entries=entries):
            return {entry.key: _json(entry.value) for entry in entries}
        case DatetimeLiteral(seconds=seconds):
            # RFC 3339 without parts of a second.
            return rfc3339(seconds, 0)
        case DurationLiteral(seconds=seconds, nanos=nanos):
            return go_string(seconds, nanos)
        case BlobLiteral(uri=uri, type=type_):
            dimensionality = type_.dimensionality.name
            return {"uri": uri, "format": type_.format, "dimensionality": dimensionality}
        case DatasetLiteral(uri=uri, type=type_):
            return {"uri": uri, "format": type_.format}
        case _:
            return json_of(value)


def _fraction(amount: int, unit: int) -> str:
    whole, rest = divmod(amount, unit)
    digits = len(str(unit)) - 1
    return f"{whole}.{rest:0{digits}d}".rstrip("0") if rest else str(whole)
