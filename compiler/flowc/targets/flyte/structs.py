"""Plain data as `google.protobuf.Struct`."""

from __future__ import annotations

from google.protobuf import struct_pb2

from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting


def fill_struct(struct: struct_pb2.Struct, data: PlainMap) -> None:
    """Add the entries of `data`; raises UnencodableError on bytes and on keys unknown to JSON."""
    struct.SetInParent()
    for key, item in data.entries:
        _fill_value(struct.fields[_json_key(key)], item)


def _fill_value(value: struct_pb2.Value, data: Plain) -> None:
    match data:
        case None:
            value.null_value = struct_pb2.NULL_VALUE
        case bool():
            value.bool_value = data
        case int() | float():
            value.number_value = data
        case str():
            value.string_value = data
        case PlainList(items=items):
            value.list_value.SetInParent()
            for item in items:
                _fill_value(value.list_value.values.add(), item)
        case PlainMap():
            fill_struct(value.struct_value, data)
        case bytes():
            raise UnencodableError("bytes have no place in a Struct")
        case PlainSetting():
            raise UnencodableError("a setting of packaging has no place here")


def _json_key(key: Plain) -> str:
    """Spell a key as Python's json does."""
    match key:
        case str():
            return key
        case None:
            return "null"
        case bool():
            return "true" if key else "false"
        case int() | float():
            return repr(key)
        case _:
            raise UnencodableError("a key of a Struct is a string")
