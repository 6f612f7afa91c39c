"""The objects that git stores: commits, trees and files, loose or packed."""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Iterator
from functools import cached_property

from flowc.bundle.error import BundleError
from flowc.bundle.git.packs import Entry, Pack, applied
from flowc.bundle.git.repository import Repository, read_or_nothing
from flowc_ir.lazy_dataclass import dataclass

_UNREADABLE = (OSError, ValueError, IndexError, struct.error, zlib.error)
_MOST_STORES = 20
_DEEPEST = 5_000
_LARGEST = 1 << 28
"""Bytes of an object; a store may be hostile."""

_DATE = re.compile(rb"^committer .*> (\d+) [+-]\d{4}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GitObject:
    """One object: its kind (`commit`, `tree`, `blob`, `tag`), and its bytes."""

    kind: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its tree, its parents, and when it was made, in seconds since 1970."""

    tree: bytes
    parents: tuple[bytes, ...]
    date: int


class Objects:
    """All objects of a repository. Ids are bytes, not hex. Each method may raise BundleError."""

    def __init__(self, repository: Repository) -> None:
        self._id_size = repository.config.id_size
        self._folders = [*_stores(os.path.join(repository.shared, b"objects"))]
        shallow = read_or_nothing(os.path.join(repository.shared, b"shallow"))
        self._rootless = {bytes.fromhex(line.decode()) for line in shallow.split()}

    def commit(self, wanted: bytes) -> Commit | None:
        """Read a commit; where the history was not fetched, it has no parents."""
        found = self.read(wanted)
        if found is None or found.kind != b"commit":
            return None
        heading = found.data.partition(b"\n\n")[0]
        named = [line.split(b" ", 1) for line in heading.split(b"\n") if b" " in line]
        ids = [(key, value) for key, value in named if key in (b"tree", b"parent")]
        trees = [bytes.fromhex(value.decode()) for key, value in ids if key == b"tree"]
        parents = [bytes.fromhex(value.decode()) for key, value in ids if key == b"parent"]
        date = _DATE.search(heading)
        known = () if wanted in self._rootless else tuple(parents)
        return Commit(trees[0], known, int(date[1]) if date else 0)

    def file(self, tree: bytes, path: bytes) -> bytes | None:
        """Give what a file holds in a tree; None if it is not there."""
        wanted = tree
        for name in path.split(b"/"):
            found = self.read(wanted)
            if found is None:
                raise BundleError(_missing(wanted))
            entry = self._entries(found.data).get(name) if found.kind == b"tree" else None
            if entry is None:
                return None
            wanted = entry
        found = self.read(wanted)
        if found is None:
            raise BundleError(_missing(wanted))
        return found.data if found.kind == b"blob" else None

    def read(self, wanted: bytes) -> GitObject | None:
        """Read an object; None if it is not there."""
        try:
            return self._packed(wanted) or self._loose(wanted)
        except _UNREADABLE as error:
            raise BundleError(f"git's object {wanted.hex()} cannot be read: {error}") from error

    def starting_with(self, digits: str) -> set[bytes]:
        """Give the ids that begin with some hex digits, at least two."""
        try:
            found = {wanted for pack in self._packs for wanted in pack.starting_with(digits)}
        except _UNREADABLE as error:
            raise BundleError(f"a pack of git cannot be read: {error}") from error
        for folder in self._folders:
            inner = os.path.join(folder, digits[:2].encode())
            names = os.listdir(inner) if os.path.isdir(inner) else []
            for name in names:
                spelled = digits[:2] + os.fsdecode(name)
                if len(spelled) == 2 * self._id_size and spelled.startswith(digits):
                    found.add(bytes.fromhex(spelled))
        return found

    @cached_property
    def _packs(self) -> list[Pack]:
        packs: list[Pack] = []
        for folder in self._folders:
            inner = os.path.join(folder, b"pack")
            names = sorted(os.listdir(inner)) if os.path.isdir(inner) else []
            packs += [
                Pack(os.path.join(inner, name), self._id_size)
                for name in names
                if name.endswith(b".idx")
            ]
        return packs

    def _loose(self, wanted: bytes) -> GitObject | None:
        digits = wanted.hex()
        for folder in self._folders:
            data = read_or_nothing(os.path.join(folder, digits[:2].encode(), digits[2:].encode()))
            if data:
                whole = zlib.decompressobj().decompress(data, _LARGEST)
                heading, _, content = whole.partition(b"\0")
                if int(heading.split()[1]) != len(content):
                    raise ValueError("it is cut off, or very large")
                return GitObject(heading.partition(b" ")[0], content)
        return None

    def _packed(self, wanted: bytes) -> GitObject | None:
        for pack in self._packs:
            offset = pack.find(wanted)
            if offset is not None:
                return self._resolved(pack, offset)
        return None

    def _resolved(self, pack: Pack, offset: int) -> GitObject:
        """Follow an entry to what it differs from, and apply the differences on the way back."""
        deltas: list[bytes] = []
        entry: Entry = pack.read(offset)
        while not entry.kind:
            deltas.append(entry.data)
            if len(deltas) > _DEEPEST:
                raise ValueError("the differences of a pack do not end")
            if entry.base_id:
                base = self._base(entry.base_id, pack)
                if isinstance(base, GitObject):
                    return GitObject(base.kind, _patched(base.data, deltas))
                offset = base
            else:
                offset = entry.base_offset
            entry = pack.read(offset)
        return GitObject(entry.kind, _patched(entry.data, deltas))

    def _base(self, wanted: bytes, pack: Pack) -> GitObject | int:
        here = pack.find(wanted)
        if here is not None:
            return here
        found = self._loose(wanted)
        if found is None:
            raise ValueError(f"the base {wanted.hex()} of a difference is missing")
        return found

    def _entries(self, data: bytes) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        position = 0
        while position < len(data):
            end = data.index(b"\0", position)
            name = data[position:end].partition(b" ")[2]
            position = end + 1 + self._id_size
            found[name] = data[end + 1 : position]
        return found


def _patched(data: bytes, deltas: list[bytes]) -> bytes:
    for delta in reversed(deltas):
        data = applied(data, delta)
    return data


def _stores(first: bytes) -> Iterator[bytes]:
    """Give a folder of objects, and those that it borrows from."""
    pending, seen = [first], {first}
    while pending:
        folder = pending.pop(0)
        yield folder
        named = read_or_nothing(os.path.join(folder, b"info", b"alternates"))
        for line in named.splitlines():
            other = os.path.normpath(os.path.join(folder, line.strip()))
            if line.strip() and not line.startswith(b"#") and other not in seen:
                if len(seen) < _MOST_STORES:
                    seen.add(other)
                    pending.append(other)


def _missing(wanted: bytes) -> str:
    return f"git's object {wanted.hex()} was not fetched: run `git fetch`"
