"""Plain data from `google.protobuf.Struct`, and from msgpack."""

from __future__ import annotations

import struct

from google.protobuf import struct_pb2

from flowc_ir.plain import Plain, PlainList, PlainMap

_DEEPEST = 64
_SAFE = 2.0**53


def plain_struct(message: struct_pb2.Struct) -> PlainMap:
    """Give the data of a Struct; its order is not known, so keys are sorted."""
    return PlainMap(
        tuple((key, _plain_value(message.fields[key])) for key in sorted(message.fields))
    )


def is_whole(message: struct_pb2.Struct) -> bool:
    """Tell whether every value in a Struct is one; JSON cannot be made of another."""
    return all(_is_value(message.fields[key]) for key in message.fields)


def _is_value(value: struct_pb2.Value) -> bool:
    match value.WhichOneof("kind"):
        case None:
            return False
        case "struct_value":
            return is_whole(value.struct_value)
        case "list_value":
            return all(map(_is_value, value.list_value.values))
        case _:
            return True


def _plain_value(value: struct_pb2.Value) -> Plain:
    match value.WhichOneof("kind"):
        case "bool_value":
            return value.bool_value
        case "number_value":
            return _number(value.number_value)
        case "string_value":
            return value.string_value
        case "list_value":
            return PlainList(tuple(_plain_value(item) for item in value.list_value.values))
        case "struct_value":
            return plain_struct(value.struct_value)
        case _:
            return None


def _number(value: float) -> int | float:
    """Give a whole number where the double is one; a negative zero stays what it is."""
    whole = value.is_integer() and abs(value) <= _SAFE and (value or str(value) == "0.0")
    return int(value) if whole else value


class UnpackError(ValueError):
    """Bytes that are no msgpack."""


def unpacked(data: bytes) -> Plain:
    """Read msgpack; raises UnpackError for anything else, and for what plain data cannot hold."""
    reader = _Reader(data)
    value = reader.value(_DEEPEST)
    if not reader.is_at_end:
        raise UnpackError("something follows the value")
    return value


_FIXED = {0xC0: None, 0xC2: False, 0xC3: True}
_NUMBERS = {
    0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q",
    0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q",
}  # fmt: skip
_LENGTHS = {
    0xC4: ("bytes", ">B"), 0xC5: ("bytes", ">H"), 0xC6: ("bytes", ">I"),
    0xD9: ("str", ">B"), 0xDA: ("str", ">H"), 0xDB: ("str", ">I"),
    0xDC: ("list", ">H"), 0xDD: ("list", ">I"), 0xDE: ("map", ">H"), 0xDF: ("map", ">I"),
}  # fmt: skip


class _Reader:
    """Reads values from bytes, one after another."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        return self._at == len(self._data)

    def value(self, depth: int) -> Plain:
        if depth == 0:
            raise UnpackError("it is nested too deeply")
        mark = self._take(1)[0]
        if mark <= 0x7F:
            return mark
        if mark >= 0xE0:
            return mark - 0x100
        if mark in _FIXED:
            return _FIXED[mark]
        if mark in _NUMBERS:
            return self._number(_NUMBERS[mark])
        if mark in _LENGTHS:
            kind, form = _LENGTHS[mark]
            return self._sized(kind, int(self._number(form)), depth)
        if mark <= 0x8F:
            return self._sized("map", mark & 0x0F, depth)
        if mark <= 0x9F:
            return self._sized("list", mark & 0x0F, depth)
        if mark <= 0xBF:
            return self._sized("str", mark & 0x1F, depth)
        raise UnpackError(f"mark {mark:#x}")

    def _sized(self, kind: str, length: int, depth: int) -> Plain:
        # An item takes at least one byte, so a length never costs more than there is.
        match kind:
            case "bytes":
                return self._take(length)
            case "str":
                try:
                    return self._take(length).decode()
                except UnicodeDecodeError as error:
                    raise UnpackError("a text is not UTF-8") from error
            case "list":
                return PlainList(tuple(self.value(depth - 1) for _ in range(length)))
            case _:
                entries = ((self.value(depth - 1), self.value(depth - 1)) for _ in range(length))
                return PlainMap(tuple(entries))

    def _number(self, form: str) -> int | float:
        (value,) = struct.unpack(form, self._take(struct.calcsize(form)))
        if isinstance(value, (int, float)):
            return value
        raise UnpackError("no number")

    def _take(self, count: int) -> bytes:
        end = self._at + count
        if end > len(self._data):
            raise UnpackError("it ends too early")
        taken = self._data[self._at : end]
        self._at = end
        return taken
