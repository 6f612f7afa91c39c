"""The files of a commit, read from the objects of git and from nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from flowc.bundle.error import BundleError, shown
from flowc.bundle.git.objects import Objects
from flowc.bundle.git.repository import Repository, find_repository, read_or_nothing
from flowc.bundle.git.revisions import commit_of, merge_base
from flowc_ir.lazy_dataclass import dataclass

_FOLDER, _SUBMODULE, _LINK = 0o040000, 0o160000, 0o120000
_KIND = 0o170000
_DEEPEST = 200
_ENTRY = re.compile(rb"([0-7]+) ([^\0]+)\0", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a commit: its path from the top of the work tree, and what it holds.

    `is_link`: it is a symbolic link, and `data` what it leads to.
    """

    path: bytes
    data: bytes
    is_link: bool


class Revision:
    """A commit of the repository around a folder, by a name such as `origin/main`.

    `top` is the work tree. With `at_merge_base` it is the commit where the history of `HEAD` left
    that of the name instead.
    """

    def __init__(self, folder: bytes, name: str, *, at_merge_base: bool = False) -> None:
        """Look up the commit; raises BundleError if there is none, or no repository."""
        repository = find_repository(folder)
        if repository is None:
            raise BundleError("this is no work tree of git")
        self.top = repository.tree
        self._objects = Objects(repository)
        wanted = commit_of(repository, self._objects, name)
        if at_merge_base:
            wanted = self._merge_base(repository, wanted, name)
        self.commit = wanted.hex()
        self._tree = _tree_of(repository, self._objects, wanted, name)

    def files(self, below: bytes) -> Iterator[TreeFile]:
        """Give all files below a folder (empty: all), those of submodules too.

        Raises BundleError for what was not fetched, and for a submodule that is not there.
        """
        found = _below(self._objects, self._tree, below)
        if found is None:
            return
        yield from _walk(self.top, self._objects, found, below, 0)

    def file(self, path: bytes) -> bytes | None:
        """Give what a file holds; None if it is not there."""
        return self._objects.file(self._tree, path)

    def has(self, path: bytes) -> bool:
        """Tell whether there is a file or a folder at a path; empty is the top."""
        if not path:
            return True
        folder, _, name = path.rpartition(b"/")
        tree = _below(self._objects, self._tree, folder)
        return tree is not None and any(n == name for _, n, _ in _entries(self._objects, tree))

    def _merge_base(self, repository: Repository, wanted: bytes, name: str) -> bytes:
        head = commit_of(repository, self._objects, "HEAD")
        common = merge_base(self._objects, head, wanted)
        if common is None:
            is_shallow = read_or_nothing(os.path.join(repository.shared, b"shallow"))
            more = ": the clone is shallow: fetch its history" if is_shallow else ""
            raise BundleError(f"the histories of HEAD and {name} do not meet{more}")
        return common


def _tree_of(repository: Repository, objects: Objects, wanted: bytes, name: str) -> bytes:
    commit = objects.commit(wanted)
    if commit is None:
        is_shallow = read_or_nothing(os.path.join(repository.shared, b"shallow"))
        more = "; the clone is shallow" if is_shallow else ""
        raise BundleError(f"git's commit {name} was not fetched{more}: run `git fetch`")
    return commit.tree


def _walk(
    top: bytes, objects: Objects, tree: bytes, prefix: bytes, depth: int
) -> Iterator[TreeFile]:
    if depth > _DEEPEST:
        raise BundleError(f"the folders of git's tree do not end: {shown(prefix)[:80]}…")
    for mode, name, wanted in _entries(objects, tree):
        path = b"/".join((prefix, name)) if prefix else name
        match mode & _KIND:
            case kind if kind == _FOLDER:
                yield from _walk(top, objects, wanted, path, depth + 1)
            case kind if kind == _SUBMODULE:
                yield from _submodule(top, path, wanted, depth + 1)
            case kind:
                found = objects.read(wanted)
                if found is None:
                    raise BundleError(f"{shown(path)} was not fetched: run `git fetch`")
                yield TreeFile(path, found.data, kind == _LINK)


def _submodule(top: bytes, path: bytes, wanted: bytes, depth: int) -> Iterator[TreeFile]:
    """Read the commit of a submodule from its own repository, if that is there."""
    folder = os.path.join(top, path)
    repository = find_repository(folder) if os.path.isdir(folder) else None
    is_there = repository is not None and os.path.realpath(repository.tree) == os.path.realpath(
        folder
    )
    if repository is None or not is_there:
        raise BundleError(
            f"the submodule {shown(path)} is not there: run `git submodule update --init`"
        )
    objects = Objects(repository)
    commit = objects.commit(wanted)
    if commit is None:
        raise BundleError(
            f"the submodule {shown(path)} has not fetched its commit {wanted.hex()[:12]}: run"
            f" `git -C {shown(path)} fetch`"
        )
    yield from _walk(top, objects, commit.tree, path, depth)


def _below(objects: Objects, tree: bytes, path: bytes) -> bytes | None:
    """Give the tree of a folder; None if it is not there."""
    for part in path.split(b"/") if path else ():
        entries = {name: (mode, wanted) for mode, name, wanted in _entries(objects, tree)}
        mode, wanted = entries.get(part, (0, b""))
        if mode & _KIND != _FOLDER:
            return None
        tree = wanted
    return tree


def _entries(objects: Objects, tree: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Give mode, name and id of each entry of a tree. Names that lead elsewhere are refused."""
    found = objects.read(tree)
    if found is None or found.kind != b"tree":
        raise BundleError(f"git's tree {tree.hex()} was not fetched: run `git fetch`")
    position, size = 0, len(tree)
    while position < len(found.data):
        entry = _ENTRY.match(found.data, position)
        if entry is None or len(found.data) < entry.end() + size:
            raise BundleError(f"git's tree {tree.hex()} cannot be read")
        name = entry[2]
        if b"/" in name or name in (b".", b"..") or name.lower() == b".git":
            raise BundleError(f"git's tree {tree.hex()} holds a name that is none: {shown(name)}")
        yield int(entry[1], 8), name, found.data[entry.end() : entry.end() + size]
        position = entry.end() + size
