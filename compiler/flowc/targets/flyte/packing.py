"""Plain data as msgpack, the form in which Flyte carries records."""

from __future__ import annotations

import struct

from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain, PlainList, PlainMap, PlainSetting


def packed(data: Plain) -> bytes:
    """Pack data in the shortest form, mappings in their order; raises UnencodableError.

    The bytes are those of the Python library msgpack (1.1), which flytekit 1.16.31 uses; an
    integer of more than 64 bits has no form.
    """
    out = bytearray()
    _pack(out, data)
    return bytes(out)


def _pack(out: bytearray, data: Plain) -> None:
    match data:
        case None:
            out.append(0xC0)
        case bool():
            out.append(0xC3 if data else 0xC2)
        case int():
            out += _packed_integer(data)
        case float():
            out += struct.pack(">Bd", 0xCB, data)
        case str():
            text = data.encode()
            out += _head(len(text), 0xA0, 31, (0xD9, 0xDA, 0xDB))
            out += text
        case bytes():
            out += _head(len(data), 0, -1, (0xC4, 0xC5, 0xC6))
            out += data
        case PlainList(items=items):
            out += _head(len(items), 0x90, 15, (None, 0xDC, 0xDD))
            for item in items:
                _pack(out, item)
        case PlainMap(entries=entries):
            out += _head(len(entries), 0x80, 15, (None, 0xDE, 0xDF))
            for key, item in entries:
                _pack(out, key)
                _pack(out, item)
        case PlainSetting():
            raise UnencodableError("a setting of packaging has no place in a literal")


def _head(length: int, fixed: int, most: int, marks: tuple[int | None, int, int]) -> bytes:
    """Write the mark of a kind with its length, which takes no, one, two or four bytes."""
    short, medium, long = marks
    if length <= most:
        return bytes([fixed | length])
    if short is not None and length <= 0xFF:
        return struct.pack(">BB", short, length)
    if length <= 0xFFFF:
        return struct.pack(">BH", medium, length)
    return struct.pack(">BI", long, length)


def _packed_integer(value: int) -> bytes:
    if value >= 0:
        return _packed_natural(value)
    if value >= -0x20:
        return struct.pack(">b", value)
    for mark, code, least in ((0xD0, "b", -(2**7)), (0xD1, "h", -(2**15)), (0xD2, "i", -(2**31))):
        if value >= least:
            return struct.pack(f">B{code}", mark, value)
    if value >= -(2**63):
        return struct.pack(">Bq", 0xD3, value)
    raise UnencodableError(f"{value} does not fit into 64 bits")


def _packed_natural(value: int) -> bytes:
    if value <= 0x7F:
        return bytes([value])
    for mark, code, most in ((0xCC, "B", 0xFF), (0xCD, "H", 0xFFFF), (0xCE, "I", 0xFFFFFFFF)):
        if value <= most:
            return struct.pack(f">B{code}", mark, value)
    if value < 2**64:
        return struct.pack(">BQ", 0xCF, value)
    raise UnencodableError(f"{value} does not fit into 64 bits")
