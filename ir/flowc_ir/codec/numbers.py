"""Whole numbers of any size as text."""

from __future__ import annotations

import re

from flowc_ir.codec.error import CodecError

_TEXT = re.compile(r"-?[1-9][0-9]{0,19}|0|-?0x[1-9a-f][0-9a-f]*")
_DECIMAL = range(-(2**63), 2**64)


def write_whole_number(value: int) -> str:
    """Write 64-bit numbers in decimal, greater ones in hexadecimal (Python limits decimal)."""
    return str(int(value)) if value in _DECIMAL else hex(value)


def read_whole_number(text: str) -> int:
    """Read what `write_whole_number` wrote; raises CodecError for all else."""
    if _TEXT.fullmatch(text) is None:
        raise CodecError(f"{text[:40]!r} is not a whole number")
    return int(text, 0)
