"""Which files git tracks."""

from __future__ import annotations

import struct

from flowc.bundle.error import BundleError
from flowc_ir.lazy_dataclass import dataclass

_FOLDER, _SUBMODULE = 0o040000, 0o160000
_EXTENDED = 0x4000
_FIXED = 40
"""Bytes of an entry before the id of its object."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """The paths in the index, and the folders around them; submodules stand apart."""

    files: frozenset[bytes] = frozenset()
    folders: frozenset[bytes] = frozenset()
    submodules: frozenset[bytes] = frozenset()

    def in_lower_case(self) -> Tracked:
        """Give the paths in lower case, to look for them where case is ignored."""
        return Tracked(
            frozenset(path.lower() for path in self.files),
            frozenset(path.lower() for path in self.folders),
            frozenset(path.lower() for path in self.submodules),
        )


def read_index(data: bytes, id_size: int) -> Tracked:
    """Read an index of version 2, 3 or 4; raises BundleError if it cannot be understood."""
    try:
        return _read(data, id_size)
    except (struct.error, ValueError, IndexError) as error:
        raise BundleError(f"git's index cannot be read: {error}") from error


def _read(data: bytes, id_size: int) -> Tracked:
    mark, version, count = struct.unpack_from(">4sII", data)
    if mark != b"DIRC" or version not in (2, 3, 4):
        raise ValueError(f"it is of version {version}")
    files: set[bytes] = set()
    submodules: set[bytes] = set()
    position, path = 12, b""
    for _ in range(count):
        (mode,) = struct.unpack_from(">I", data, position + 24)
        path, position = _entry(data, position, id_size, path, version)
        kind = mode & 0o170000
        if kind == _FOLDER:
            raise BundleError("git's index is sparse: run `git sparse-checkout disable`")
        (submodules if kind == _SUBMODULE else files).add(path)
    _refuse_split(data, position, id_size)
    return Tracked(frozenset(files), _folders(files | submodules), frozenset(submodules))


def _entry(data: bytes, start: int, id_size: int, before: bytes, version: int) -> tuple[bytes, int]:
    """Give the path of an entry, and where the next one starts."""
    (flags,) = struct.unpack_from(">H", data, start + _FIXED + id_size)
    position = start + _FIXED + id_size + (4 if flags & _EXTENDED else 2)
    if version == 4:
        cut, position = _number(data, position)
        end = data.index(b"\0", position)
        return before[: len(before) - cut] + data[position:end], end + 1
    end = data.index(b"\0", position)
    # Entries are padded with one to eight zeros to a multiple of eight bytes.
    return data[position:end], start + (end - start + 8) // 8 * 8


def _number(data: bytes, position: int) -> tuple[int, int]:
    """Read a number in the form of git's packs for offsets."""
    byte = data[position]
    value = byte & 0x7F
    while byte & 0x80:
        position += 1
        byte = data[position]
        value = ((value + 1) << 7) | (byte & 0x7F)
    return value, position + 1


def _refuse_split(data: bytes, position: int, id_size: int) -> None:
    while position + 8 <= len(data) - id_size:
        name, size = struct.unpack_from(">4sI", data, position)
        if name == b"link":
            raise BundleError("git's index is split: run `git update-index --no-split-index`")
        position += 8 + size


def _folders(paths: set[bytes]) -> frozenset[bytes]:
    found: set[bytes] = set()
    for path in paths:
        while (path := path.rpartition(b"/")[0]) and path not in found:
            found.add(path)
    return frozenset(found)
