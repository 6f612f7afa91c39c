"""Packs of git: many objects in one file, most of them as differences from others."""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator

from flowc.bundle.error import BundleError
from flowc_ir.lazy_dataclass import dataclass

_MARK = b"\377tOc"
_IDS = 8 + 256 * 4
"""Where the ids begin in an index of version 2."""

_KINDS = {1: b"commit", 2: b"tree", 3: b"blob", 4: b"tag"}
_BY_OFFSET, _BY_ID = 6, 7
_CHUNK = 1 << 16
_LARGEST = 1 << 28
"""Bytes of an entry; a store may be hostile."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack: an object of a kind, or the difference from a base.

    The base is named by its place in the same pack, or by its id.
    """

    kind: bytes
    base_offset: int
    base_id: bytes
    data: bytes


class Pack:
    """One pack with its index. Ids are bytes, not hex."""

    def __init__(self, index: bytes, id_size: int) -> None:
        """Open an index and the pack beside it; raises BundleError if it is not understood."""
        self._id_size = id_size
        self._index = _mapped(index)
        self._path = index.removesuffix(b".idx") + b".pack"
        self._pack: mmap.mmap | None = None
        if self._index[:4] != _MARK or self._index[4:8] != b"\0\0\0\2":
            raise BundleError(f"git's pack has an index of another version: {os.fsdecode(index)}")
        (self._count,) = struct.unpack_from(">I", self._index, _IDS - 4)

    def find(self, wanted: bytes) -> int | None:
        """Give where an object lies in the pack."""
        number = self._first(wanted)
        if number >= self._count or self._id(number) != wanted:
            return None
        offsets = _IDS + self._count * (self._id_size + 4)
        (offset,) = struct.unpack_from(">I", self._index, offsets + number * 4)
        if not offset & 0x80000000:
            return int(offset)
        large = offsets + self._count * 4 + (offset & 0x7FFFFFFF) * 8
        (offset,) = struct.unpack_from(">Q", self._index, large)
        return int(offset)

    def starting_with(self, digits: str) -> Iterator[bytes]:
        """Give the ids that begin with some hex digits."""
        number = self._first(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        while number < self._count and self._id(number).hex().startswith(digits):
            yield self._id(number)
            number += 1

    def read(self, offset: int) -> Entry:
        """Read the entry at a place."""
        pack = self._pack = self._pack or _mapped(self._path)
        byte = pack[offset]
        kind, size, shift, position = byte >> 4 & 7, byte & 15, 4, offset + 1
        while byte & 0x80:
            byte = pack[position]
            size |= (byte & 0x7F) << shift
            shift, position = shift + 7, position + 1
        base_offset, base_id = 0, b""
        if kind == _BY_OFFSET:
            back, position = _distance(pack, position)
            base_offset = offset - back
        elif kind == _BY_ID:
            base_id = pack[position : position + self._id_size]
            position += self._id_size
        elif kind not in _KINDS:
            raise ValueError(f"a pack has an entry of kind {kind}")
        return Entry(_KINDS.get(kind, b""), base_offset, base_id, _inflated(pack, position, size))

    def _id(self, number: int) -> bytes:
        start = _IDS + number * self._id_size
        return self._index[start : start + self._id_size]

    def _first(self, wanted: bytes) -> int:
        """Give the number of the first id that is not before `wanted`."""
        return bisect_left(range(self._count), wanted, key=self._id)


def applied(base: bytes, delta: bytes) -> bytes:
    """Apply a difference to the data that it was taken from."""
    size, position = _size(delta, 0)
    if size != len(base):
        raise ValueError("a difference in a pack has another base")
    size, position = _size(delta, position)
    if size > _LARGEST:
        raise ValueError("an entry of a pack is very large")
    out = bytearray()
    while position < len(delta):
        code = delta[position]
        position += 1
        if not code & 0x80:
            out += delta[position : position + code]
            position += code
            continue
        start = length = 0
        for bit in range(4):
            if code & 1 << bit:
                start |= delta[position] << 8 * bit
                position += 1
        for bit in range(3):
            if code & 16 << bit:
                length |= delta[position] << 8 * bit
                position += 1
        out += base[start : start + (length or 0x10000)]
        if len(out) > size:
            break
    if len(out) != size:
        raise ValueError("a difference in a pack has another length")
    return bytes(out)


def _size(delta: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = delta[position]
        value |= (byte & 0x7F) << shift
        shift, position = shift + 7, position + 1
        if not byte & 0x80:
            return value, position


def _distance(pack: mmap.mmap, position: int) -> tuple[int, int]:
    byte = pack[position]
    value = byte & 0x7F
    while byte & 0x80:
        position += 1
        byte = pack[position]
        value = ((value + 1) << 7) | (byte & 0x7F)
    return value, position + 1


def _inflated(pack: mmap.mmap, position: int, size: int) -> bytes:
    if size > _LARGEST:
        raise ValueError("an entry of a pack is very large")
    stream = zlib.decompressobj()
    out = bytearray()
    while not stream.eof and len(out) <= size:
        chunk = pack[position : position + _CHUNK]
        if not chunk:
            break
        out += stream.decompress(chunk, size + 1 - len(out))
        position += len(chunk) - len(stream.unconsumed_tail)
    if len(out) != size:
        raise ValueError("an entry of a pack is cut off")
    return bytes(out)


def _mapped(path: bytes) -> mmap.mmap:
    with open(path, "rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
