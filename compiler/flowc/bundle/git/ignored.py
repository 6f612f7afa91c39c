"""The files below a folder that git ignores and does not track."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from flowc.bundle.git.index import Tracked, read_index
from flowc.bundle.git.patterns import PatternList, is_ignored, read_patterns
from flowc.bundle.git.repository import (
    Repository,
    find_repository,
    is_nested_repository,
    read_or_nothing,
)
from flowc_ir.lazy_dataclass import dataclass

_QUOTED = re.compile(rb'[\x00-\x1f"\\\x7f]')
_QUOTED_BY_DEFAULT = re.compile(rb'[\x00-\x1f"\\\x7f-\xff]')


def ignored_files(root: bytes) -> frozenset[bytes]:
    """Give the paths, relative to `root`, that flytekit knows to be ignored.

    Mirrors `git ls-files --ignored --others --exclude-standard` of git 2.39 without the user's own
    and the machine's settings, read as flytekit 1.16.31 tools/ignore.py does: a path that git
    spells in quotes is not recognised. Raises BundleError.
    """
    repository = find_repository(root)
    return frozenset() if repository is None else frozenset(_Walk(repository).below(root))


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into. `lists` are the patterns that hold in it, the nearest first."""

    path: bytes
    lists: tuple[PatternList, ...]
    is_ignored: bool


class _Walk:
    def __init__(self, repository: Repository) -> None:
        self._tree = repository.tree
        self._config = repository.config
        index = read_or_nothing(os.path.join(repository.folder, b"index"))
        tracked = read_index(index, self._config.id_size) if index else Tracked()
        self._tracked = tracked.in_lower_case() if self._config.ignores_case else tracked
        exclude = os.path.join(repository.shared, b"info", b"exclude")
        self._general = [self._patterns(exclude, b"")]
        if self._config.excludes_file is not None:
            own = os.path.join(self._tree, self._config.excludes_file)
            self._general.append(self._patterns(own, b""))

    def below(self, root: bytes) -> Iterator[bytes]:
        """Give the ignored files below `root`, relative to it."""
        quoted = _QUOTED_BY_DEFAULT if self._config.quotes_all else _QUOTED
        start = os.path.relpath(root, self._tree)
        prefix = b"" if start == b"." else start + b"/"
        pending = [self._start(b"" if start == b"." else start)]
        while pending:
            folder = pending.pop()
            for path, is_folder in self._entries(folder.path):
                ignored = folder.is_ignored or is_ignored(path, folder.lists, is_folder=is_folder)
                if is_folder:
                    pending.append(self._entered(folder, path, is_ignored=ignored))
                elif ignored and not quoted.search(path[len(prefix) :]):
                    yield path[len(prefix) :]

    def _start(self, path: bytes) -> _Folder:
        """Go from the top of the work tree down to a folder."""
        general = _Folder(b"", tuple(self._general), is_ignored=False)
        folder = self._entered(general, b"", is_ignored=False)
        parts = path.split(b"/") if path else []
        for depth in range(1, len(parts) + 1):
            inner = b"/".join(parts[:depth])
            ignored = folder.is_ignored or is_ignored(inner, folder.lists, is_folder=True)
            folder = self._entered(folder, inner, is_ignored=ignored)
        return folder

    def _entered(self, folder: _Folder, path: bytes, *, is_ignored: bool) -> _Folder:
        if is_ignored:
            return _Folder(path, (), is_ignored=True)
        file = os.path.join(self._tree, path, b".gitignore")
        if os.path.islink(file) or not os.path.isfile(file):
            return _Folder(path, folder.lists, is_ignored=False)
        own = self._patterns(file, path + b"/" if path else b"")
        return _Folder(path, (own, *folder.lists), is_ignored=False)

    def _entries(self, folder: bytes) -> Iterator[tuple[bytes, bool]]:
        """Give what git does not track in a folder, and the folders that it looks into."""
        try:
            entries = list(os.scandir(os.path.join(self._tree, folder)))
        except OSError:
            return
        for entry in entries:
            path = folder + b"/" + entry.name if folder else entry.name
            named = path.lower() if self._config.ignores_case else path
            if entry.name == b".git" or named in self._tracked.submodules:
                continue
            if entry.is_dir(follow_symlinks=False):
                if named in self._tracked.folders or not is_nested_repository(entry.path):
                    yield path, True
            elif entry.is_symlink() or entry.is_file(follow_symlinks=False):
                if named not in self._tracked.files:
                    yield path, False

    def _patterns(self, file: bytes, base: bytes) -> PatternList:
        return read_patterns(read_or_nothing(file), base, ignores_case=self._config.ignores_case)
