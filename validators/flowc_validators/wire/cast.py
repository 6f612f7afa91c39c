"""Which types the backend lets flow into which: `AreTypesCastable`.

Mirrors flytepropeller v1.16.8, pkg/compiler/validators/typing.go: what it refuses is refused here.
Where it breaks down (a type that is absent), nothing fits. The one that is asked is always the
type downstream; whether a value flows is a relation, and no order.
"""

from __future__ import annotations

from flowc_validators.wire.schemas import is_wider
from flowc_validators.wire.types import (
    Blob,
    Collection,
    Dataset,
    Enum,
    Mapping,
    Nothing,
    Schema,
    Simple,
    Struct,
    Union,
    Wire,
)

COLUMNS = ("INTEGER", "FLOAT", "STRING", "BOOLEAN", "DATETIME", "DURATION")
"""The types of columns that schema and dataset share."""


def is_castable(up: Wire, down: Wire) -> bool:
    """Tell whether a value of type `up` may flow into `down`."""
    match up:
        case Union(variants=(only,)) if _casts(only, down):
            return True
        case _:
            return _casts(up, down)


def _casts(up: Wire, down: Wire) -> bool:
    match down:
        case Collection(item=item):
            return isinstance(up, Collection) and _fits_item(up.item, item)
        case Mapping(value=value):
            return isinstance(up, Mapping) and _fits_item(up.value, value)
        case Blob(format=format_):
            return isinstance(up, Blob) and (up.format == format_ or not up.format or not format_)
        case Schema():
            return _fits_schema(up, down)
        case Dataset():
            return _fits_dataset(up, down)
        case Union(variants=variants):
            return _fits_union(up, variants)
        case Simple() | Struct() | Enum():
            return _fits_plain(up, down)
        case Nothing(is_absent=is_absent):
            return not is_absent and isinstance(up, Nothing) and not up.is_absent


def _fits_item(up: Wire, down: Wire) -> bool:
    """Compare what lists or mappings hold; an empty one holds NONE and fits any other."""
    return _is_none(up) or _casts(up, down)


def _is_none(type_: Wire) -> bool:
    return isinstance(type_, Simple) and type_.kind == "NONE"


def _fits_plain(up: Wire, down: Simple | Struct | Enum) -> bool:
    if isinstance(up, Enum) and isinstance(down, Simple) and down.kind == "STRING":
        return True
    if isinstance(down, Enum) and isinstance(up, Simple) and up.kind == "STRING":
        return True
    if not isinstance(up, (Simple, Struct, Enum)) or (up.tag and up.tag != down.tag):
        return False
    match up, down:
        case (Simple(kind=one), Simple(kind=other)):
            return one == other
        case (Enum(values=ones), Enum(values=others)):
            return ones == others
        case (Struct(schema=one), Struct(schema=other)):
            return one is None or other is None or is_wider(one, other)
        case _:
            return False


def _fits_schema(up: Wire, down: Schema) -> bool:
    match up:
        case Schema(columns=columns):
            return _has_columns(columns, down.columns)
        case Dataset(format=format_, columns=columns) if _is_parquet(format_):
            return _has_columns(
                tuple((name, _kind(type_)) for name, type_ in columns), down.columns
            )
        case _:
            return False


def _fits_dataset(up: Wire, down: Dataset) -> bool:
    match up:
        case Simple(kind="NONE"):
            return True
        case Schema(columns=columns) if _is_parquet(down.format):
            return _has_columns(columns, _of_schema(down.columns))
        case Dataset(format=format_, columns=columns):
            one, other = format_.lower(), down.format.lower()
            if one and other and one != other:
                return False
            found = dict(columns)
            return (
                not columns
                or not down.columns
                or all(n in found and _casts(found[n], type_) for n, type_ in down.columns)
            )
        case _:
            return False


def _is_parquet(format_: str) -> bool:
    return format_.lower() in ("", "parquet")


def _of_schema(columns: tuple[tuple[str, Wire], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _kind(type_)) for name, type_ in columns)


def _kind(type_: Wire) -> str:
    """Name the type of a column as a schema does; empty if a schema has no such type."""
    return type_.kind if isinstance(type_, Simple) and type_.kind in COLUMNS else ""


def _has_columns(up: tuple[tuple[str, str], ...], down: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether all columns wanted are there; a table without columns fits any other."""
    found = dict(up)
    return not up or not down or all(kind and found.get(name) == kind for name, kind in down)


def _fits_union(up: Wire, variants: tuple[Wire, ...]) -> bool:
    if isinstance(up, Union):
        return all(any(is_castable(one, other) for other in variants) for one in up.variants)
    return sum(is_castable(up, variant) for variant in variants) == 1
