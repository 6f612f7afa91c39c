"""The files of a source tree that are taken along."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from flowc.bundle.error import BundleError, shown
from flowc.bundle.ignoring import FOR_BUNDLES, IgnoreRules
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into: its path relative to the root, and the folders that hold it."""

    path: bytes
    above: frozenset[int]


def all_files(
    root: bytes,
    *,
    follows_links: bool,
    gone: bytes | None = None,
    rules: Sequence[str] = FOR_BUNDLES,
) -> list[bytes]:
    """Give the paths of all files to take, relative to `root`, in the order of the bundle.

    `gone` is a file that counts as not there, `rules` are files that say what is left out. Mirrors
    `list_all_files` of flytekit 1.16.31 (tools/script_mode.py). Raises BundleError.
    """
    return sorted(_Walk(root, IgnoreRules(root, rules), follows_links, gone).files())


class _Walk:
    def __init__(
        self, root: bytes, rules: IgnoreRules, follows_links: bool, gone: bytes | None
    ) -> None:
        self._root = root
        self._rules = rules
        self._follows_links = follows_links
        self._gone = None if gone is None else os.path.realpath(gone)
        self._visited: set[int] = set()

    def files(self) -> Iterator[bytes]:
        """Give the files in no order."""
        pending = [_Folder(b"", frozenset())]
        while pending:
            folder = pending.pop()
            above = self._entered(folder)
            for entry in self._entries(folder.path):
                path = folder.path + b"/" + entry.name if folder.path else entry.name
                if not entry.is_dir():
                    if self._is_sent(path):
                        yield path
                elif self._is_entered(entry, above):
                    pending.append(_Folder(path, above))

    def _entries(self, folder: bytes) -> list[os.DirEntry[bytes]]:
        try:
            return list(os.scandir(os.path.join(self._root, folder)))
        except OSError:
            return []  # as `os.walk`

    def _entered(self, folder: _Folder) -> frozenset[int]:
        """Note that a folder is visited; gives the numbers of it and of those that hold it."""
        if not self._follows_links:
            return folder.above
        number = os.stat(os.path.join(self._root, folder.path)).st_ino
        if number in self._visited:
            raise BundleError(
                f"`{shown(folder.path)}` leads to a folder that is also reached by another path; by"
                " which of them flytekit sends it depends on the file system"
            )
        self._visited.add(number)
        return folder.above | {number}

    def _is_entered(self, entry: os.DirEntry[bytes], above: frozenset[int]) -> bool:
        if entry.name == b".git":
            return False
        if not self._follows_links:
            return not entry.is_symlink()
        # A link back to a folder that holds it is not followed.
        return entry.stat().st_ino not in above

    def _is_sent(self, path: bytes) -> bool:
        whole = os.path.join(self._root, path)
        if not os.path.exists(whole):
            return False
        if self._gone is not None and os.path.realpath(whole) == self._gone:
            return False
        mode = os.stat(whole).st_mode
        if stat.S_ISSOCK(mode) or self._rules.ignores(path):
            return False
        if not stat.S_ISREG(mode):
            raise BundleError(f"`{shown(path)}` is no plain file: it cannot be read to an end")
        return True
