"""The repository that a folder belongs to."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from flowc.bundle.error import BundleError
from flowc.bundle.git.config import GitConfig, read_git_config
from flowc_ir.lazy_dataclass import dataclass

_HEAD = re.compile(rb"ref:\s*refs/|[0-9a-f]{40}([0-9a-f]{24})?\s*$")


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree, its own folder of git, and the one that its work trees share."""

    tree: bytes
    folder: bytes
    shared: bytes
    config: GitConfig


def find_repository(start: bytes) -> Repository | None:
    """Find the repository around a folder, as git does from inside it; None if git finds none.

    Raises BundleError if its work tree lies elsewhere.
    """
    tree, device = start, os.stat(start).st_dev
    while True:
        mark = os.path.join(tree, b".git")
        if os.path.isfile(mark):
            # A file that does not name a repository ends the search: git gives up.
            folder = folder_named_by(mark)
            return None if folder is None else _opened(tree, folder)
        if is_repository(mark):
            return _opened(tree, mark)
        above = os.path.dirname(tree)
        if above == tree or os.stat(above).st_dev != device:
            return None
        tree = above


def is_nested_repository(folder: bytes) -> bool:
    """Tell whether git takes a folder inside a work tree for another repository."""
    mark = os.path.join(folder, b".git")
    return folder_named_by(mark) is not None if os.path.isfile(mark) else is_repository(mark)


def is_repository(folder: bytes) -> bool:
    """Tell whether a folder holds what git needs (`is_git_directory` of git 2.39, setup.c)."""
    head = os.path.join(folder, b"HEAD")
    if os.path.islink(head):
        if not os.readlink(head).startswith(b"refs/"):
            return False
    elif not _HEAD.match(read_or_nothing(head)):
        return False
    shared = _shared(folder)
    return all(os.path.isdir(os.path.join(shared, name)) for name in (b"objects", b"refs"))


def folder_named_by(mark: bytes) -> bytes | None:
    """Give the folder that a file `.git` names; None if it names no repository."""
    text = read_or_nothing(mark)
    if not text.startswith(b"gitdir: "):
        return None
    named = text.removeprefix(b"gitdir: ").rstrip(b"\r\n")
    folder = os.path.join(os.path.dirname(mark), named)
    return folder if is_repository(folder) else None


def read_or_nothing(path: bytes) -> bytes:
    """Read a file; one that is not there, or may not be read, is empty."""
    with suppress(OSError), open(path, "rb") as stream:
        return stream.read()
    return b""


def _opened(tree: bytes, folder: bytes) -> Repository | None:
    shared = _shared(folder)
    config = read_git_config(read_or_nothing(os.path.join(shared, b"config")))
    if config.work_tree is not None:
        there = os.path.join(folder, config.work_tree)
        if os.path.realpath(there) != os.path.realpath(tree):
            raise BundleError("git's work tree lies elsewhere (core.worktree)")
    # Git refuses to list the files of a repository without a work tree.
    return None if config.is_bare else Repository(tree, folder, shared, config)


def _shared(folder: bytes) -> bytes:
    named = read_or_nothing(os.path.join(folder, b"commondir")).rstrip(b"\r\n")
    return os.path.join(folder, named) if named else folder
