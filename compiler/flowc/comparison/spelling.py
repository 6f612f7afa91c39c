"""Types of the backend as text, in the words of Python."""

from __future__ import annotations

from typing import assert_never

from flowc_ir.plain import PlainMap
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

_SIMPLE = {
    "INTEGER": "int",
    "STRING": "str",
    "BOOLEAN": "bool",
    "DURATION": "timedelta",
    "NONE": "None",
}


def spell_wire(type_: Wire) -> str:
    """Write a type on one line."""
    match type_:
        case Simple(kind=kind):
            return _SIMPLE.get(kind, kind.lower())
        case Enum(values=values):
            return f"enum({', '.join(values)})"
        case Struct(schema=schema):
            return "dict" if schema is None else _spell_schema(schema)
        case Collection(item=item):
            return f"list[{spell_wire(item)}]"
        case Mapping(value=value):
            return f"dict[str, {spell_wire(value)}]"
        case Union(variants=variants):
            joined = " | ".join(spell_wire(variant) for variant in variants)
            return joined if len(variants) > 1 else f"union({joined})"
        case Blob(format=format_, is_folder=is_folder):
            kind = "folder" if is_folder else "file"
            return f"{kind}({format_})" if format_ else kind
        case Dataset(format=format_, columns=columns):
            words = [f"{name}: {spell_wire(column)}" for name, column in columns]
            words += [format_] if format_ else []
            return f"dataset({', '.join(words)})" if words else "dataset"
        case Schema(columns=named):
            shown = [f"{name}: {_SIMPLE.get(kind, kind.lower())}" for name, kind in named]
            return f"schema({', '.join(shown)})" if shown else "schema"
        case Nothing():
            return "nothing"
        case _:
            assert_never(type_)


def _spell_schema(schema: PlainMap) -> str:
    found = dict(schema.entries).get("properties")
    names = [str(key) for key, _ in found.entries] if isinstance(found, PlainMap) else []
    return f"record({', '.join(names)})"
