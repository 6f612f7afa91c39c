"""What has changed in a work tree of git since a commit."""

from __future__ import annotations

import os
from collections.abc import Iterator

from flowc.bundle.error import BundleError
from flowc.bundle.git.objects import Objects
from flowc.bundle.git.repository import find_repository, read_or_nothing
from flowc.bundle.git.revisions import commit_of, is_unborn, merge_base
from flowc_ir.lazy_dataclass import dataclass

# Comparing takes the product of the lengths; above this, lines that are frequent are passed over.
_LARGE = 4_000_000


@dataclass(frozen=True, slots=True)
class Lines:
    """Half-open ranges of lines that are new, from 1; an empty one stands where lines went away."""

    ranges: tuple[tuple[int, int], ...]

    def touches(self, first: int, last: int) -> bool:
        """Tell whether anything changed within some lines, the last included."""
        return any(first < end and start <= last for start, end in self.ranges)


class Changes:
    """The work tree around a folder, beside where its history left that of a revision.

    `is_merge_base` is false if the histories do not meet, as where they were not fetched; then the
    revision itself is compared with. Before the first commit, all is new since `HEAD`.
    """

    def __init__(self, folder: bytes, revision: str) -> None:
        """Look up the revision; raises BundleError if there is none, or no repository."""
        repository = find_repository(folder)
        if repository is None:
            raise BundleError("this is no work tree of git")
        self._tree = repository.tree
        self._objects = Objects(repository)
        self.is_merge_base = True
        self._before: bytes | None = None
        if revision in ("HEAD", "@") and is_unborn(repository):
            return
        wanted = commit_of(repository, self._objects, revision)
        head = commit_of(repository, self._objects, "HEAD")
        common = merge_base(self._objects, head, wanted)
        self.is_merge_base = common is not None
        commit = self._objects.commit(common or wanted)
        if commit is None:
            raise BundleError(f"git's commit {revision} was not fetched: run `git fetch`")
        self._before = commit.tree

    def in_file(self, path: bytes) -> Lines:
        """Give the lines of a file that are new; raises BundleError if git cannot be read."""
        now = _lines(read_or_nothing(path))
        there = os.path.relpath(path, self._tree)
        if there.startswith(b"../"):
            return Lines(((1, len(now) + 1),))
        before = None if self._before is None else self._objects.file(self._before, there)
        if before is None:
            return Lines(((1, len(now) + 1),))
        return Lines(tuple(_changed(_lines(before), now)))


def _lines(data: bytes) -> list[bytes]:
    # Python ends a line at these three; git may give one form where the work tree has another.
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _changed(before: list[bytes], now: list[bytes]) -> Iterator[tuple[int, int]]:
    shorter = min(len(before), len(now))
    start = 0
    while start < shorter and before[start] == now[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == now[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], now[start : len(now) - end]
    if not old or not new:
        if old or new:
            yield start + 1, start + len(new) + 1
        return
    from difflib import SequenceMatcher

    is_large = len(old) * len(new) > _LARGE
    matcher = SequenceMatcher(None, old, new, autojunk=is_large)
    for kind, _, _, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield start + first + 1, start + last + 1
