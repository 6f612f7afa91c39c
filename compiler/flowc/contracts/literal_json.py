"""Literals as JSON."""

from __future__ import annotations

import base64
import json
import math
from datetime import UTC, datetime, timedelta
from typing import TypeAlias, assert_never

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
from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class NotCarriedError(Exception):
    """A value that is not carried, so nothing can be said of it."""


def iso_duration(seconds: int, nanos: int) -> str:
    """Write a duration as ISO 8601 does: `PT90S`."""
    if seconds < 0 or nanos < 0:
        return f"-PT{_decimal(-seconds, -nanos)}S"
    return f"PT{_decimal(seconds, nanos)}S"


def json_of(value: Literal) -> Json:
    """Give a literal as JSON; what stands for a moment is text of RFC 3339.

    Raises NotCarriedError.
    """
    match value:
        case NoneLiteral():
            return None
        case ListLiteral(items=items):
            return [json_of(item) for item in items]
        case MapLiteral(entries=entries):
            return {entry.key: json_of(entry.value) for entry in entries}
        case UnionLiteral(value=inner) | HashedLiteral(value=inner):
            return json_of(inner)
        case RecordLiteral(value=data):
            return json_of_plain(data)
        case BlobLiteral(uri=uri) | DatasetLiteral(uri=uri):
            return {"uri": uri}
        case DatetimeLiteral(seconds=seconds, nanos=nanos):
            return rfc3339(seconds, nanos)
        case DurationLiteral(seconds=seconds, nanos=nanos):
            return iso_duration(seconds, nanos)
        case ForeignLiteral():
            raise NotCarriedError
        case _:
            return _atom(value)


def shown(value: Literal) -> str:
    """Give a literal as a line of JSON for people; empty if its value is not carried."""
    try:
        return json.dumps(json_of(value), ensure_ascii=False)
    except NotCarriedError:
        return ""


def json_of_plain(value: Plain) -> Json:
    """Give plain data as JSON: bytes in base64, keys as text, numbers that JSON lacks as text."""
    match value:
        case PlainMap(entries=entries):
            return {_key(key): json_of_plain(item) for key, item in entries}
        case PlainList(items=items):
            return [json_of_plain(item) for item in items]
        case PlainSetting(before=before, setting=setting, after=after):
            return f"{before}{{{setting.value}}}{after}"
        case bytes():
            return base64.b64encode(value).decode()
        case float():
            return _number(value)
        case _:
            return value


def rfc3339(seconds: int, nanos: int) -> str:
    """Write a moment in UTC."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    fraction = f".{nanos:09d}".rstrip("0") if nanos else ""
    return f"{moment.strftime('%Y-%m-%dT%H:%M:%S').rjust(19, '0')}{fraction}Z"


def _atom(value: BooleanLiteral | IntegerLiteral | FloatLiteral | StringLiteral) -> Json:
    match value:
        case FloatLiteral(value=number):
            return _number(number)
        case BooleanLiteral(value=atom) | IntegerLiteral(value=atom) | StringLiteral(value=atom):
            return atom
        case _:
            assert_never(value)


def _number(value: float) -> Json:
    """JSON has no word for these; protojson writes them so."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def _key(key: Plain) -> str:
    return key if isinstance(key, str) else str(json_of_plain(key))


def _decimal(seconds: int, nanos: int) -> str:
    sign = "-" if seconds < 0 or nanos < 0 else ""
    fraction = f".{abs(nanos):09d}".rstrip("0") if nanos else ""
    return f"{sign}{abs(seconds)}{fraction}"
