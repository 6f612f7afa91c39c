"""`google.protobuf.Value` as Python's own data; whole numbers are ints again."""

from __future__ import annotations

from google.protobuf.struct_pb2 import Value


def value_of(value: Value) -> object:
    """Give the data that a value holds; the order of a map is lost, so keys are sorted."""
    match value.WhichOneof("kind"):
        case "bool_value":
            return value.bool_value
        case "number_value":
            number = value.number_value
            return int(number) if number.is_integer() else number
        case "string_value":
            return value.string_value
        case "struct_value":
            fields = value.struct_value.fields
            return {key: value_of(fields[key]) for key in sorted(fields)}
        case "list_value":
            return [value_of(item) for item in value.list_value.values]
        case _:
            return None
