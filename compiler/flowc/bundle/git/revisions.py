"""Revisions of git: what a name such as `origin/main` or `HEAD~2` means."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from heapq import heappop, heappush

from flowc.bundle.error import BundleError
from flowc.bundle.git.objects import Commit, Objects
from flowc.bundle.git.repository import Repository, read_or_nothing

_STEPS = re.compile(r"(?:\^\d*|~\d*|\^\{(?:commit)?\})*$")
_STEP = re.compile(r"\^\{(?:commit)?\}|([\^~])(\d*)")
# The order in which git looks for a name (gitrevisions(7) of git 2.39).
_PLACES = ("{}", "refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}")
_DEEPEST = 10
# What `HEAD` says where references are kept in a table, for readers that know no tables.
_NO_FILES = "refs/heads/.invalid"
_FIRST, _SECOND, _STALE = 1, 2, 4


def commit_of(repository: Repository, objects: Objects, name: str) -> bytes:
    """Give the id of the commit that a name means; raises BundleError if there is none."""
    found = _STEPS.search(name)
    start = found.start() if found else len(name)
    wanted = _named(repository, objects, name[:start])
    commit = None if wanted is None else _peeled(objects, wanted)
    for step in _STEP.finditer(name, start):
        if commit is not None and step[1]:
            count = int(step[2] or 1)
            commit = _above(objects, commit, step[1], count)
    if commit is None:
        is_shallow = bool(read_or_nothing(os.path.join(repository.shared, b"shallow")))
        more = "; the clone is shallow: fetch its history" if is_shallow else ""
        raise BundleError(f"git knows no commit {name}{more}")
    return commit


def is_unborn(repository: Repository) -> bool:
    """Tell whether the branch has no commit yet."""
    return _reference(repository, "HEAD") is None


def merge_base(objects: Objects, one: bytes, other: bytes) -> bytes | None:
    """Give the newest commit that two have in common; None if their histories do not meet.

    A commit that was not fetched counts as one without parents.
    """
    flags = {one: _FIRST}
    flags[other] = flags.get(other, 0) | _SECOND
    read = cache(objects.commit)
    pending: list[tuple[int, bytes]] = []
    for wanted in flags:
        heappush(pending, (_age(read(wanted)), wanted))
    common: list[bytes] = []
    while any(not flags[wanted] & _STALE for _, wanted in pending):
        _, wanted = heappop(pending)
        flag = flags[wanted]
        if flag & 3 == 3:
            if not flag & _STALE and wanted not in common:
                common.append(wanted)
            flag |= _STALE
        commit = read(wanted)
        for parent in commit.parents if commit else ():
            known = flags.get(parent, 0)
            if known & flag != flag:
                flags[parent] = known | flag
                heappush(pending, (_age(read(parent)), parent))
    left = [wanted for wanted in common if not flags[wanted] & _STALE]
    return next((wanted for wanted in left if not _is_above(wanted, left, read)), None)


def _is_above(wanted: bytes, others: list[bytes], read: Callable[[bytes], Commit | None]) -> bool:
    """Tell whether another commit comes from this one: dates that are equal may hide it."""
    oldest = _age(read(wanted))
    pending = [other for other in others if other != wanted]
    seen = {*pending}
    while pending:
        commit = read(pending.pop())
        for parent in commit.parents if commit else ():
            if parent == wanted:
                return True
            if parent not in seen and _age(read(parent)) <= oldest:
                seen.add(parent)
                pending.append(parent)
    return False


def _age(commit: Commit | None) -> int:
    """Give what sorts newer commits first."""
    return -commit.date if commit else 0


def _above(objects: Objects, commit: bytes, kind: str, count: int) -> bytes | None:
    """Take one step: to a parent by its number, or some generations up."""
    wanted: bytes | None = commit
    generations, number = (1, count) if kind == "^" else (count, 1)
    for _ in range(generations if number else 0):
        found = objects.commit(wanted) if wanted else None
        parents = found.parents if found else ()
        wanted = parents[number - 1] if len(parents) >= number else None
    return wanted


def _named(repository: Repository, objects: Objects, name: str) -> bytes | None:
    size = 2 * repository.config.id_size
    if re.fullmatch(rf"[0-9a-f]{{{size}}}", name):
        return bytes.fromhex(name)
    base = "HEAD" if name == "@" else name
    if ".." not in base and base:
        for place in (*_PLACES, "refs/remotes/{}/HEAD"):
            found = _reference(repository, place.format(base))
            if found is not None:
                return found
    if re.fullmatch(rf"[0-9a-f]{{4,{size}}}", base):
        ids = [wanted for wanted in objects.starting_with(base) if _peeled(objects, wanted)]
        return ids[0] if len(ids) == 1 else None
    return None


def _reference(repository: Repository, name: str) -> bytes | None:
    """Read a reference, by way of those that it names; None if there is none."""
    for _ in range(_DEEPEST):
        path = os.fsencode(name)
        text = b""
        # Each work tree has a `HEAD` of its own.
        for folder in (repository.folder, repository.shared):
            text = text or read_or_nothing(os.path.join(folder, path)).strip()
        text = text or _packed_reference(repository, path)
        if text.startswith(b"ref:"):
            name = os.fsdecode(text.removeprefix(b"ref:").strip())
            if name == _NO_FILES:
                raise BundleError("git keeps its references in a table, which is not read")
            continue
        size = 2 * repository.config.id_size
        is_id = re.fullmatch(rb"[0-9a-f]{%d}" % size, text) is not None
        return bytes.fromhex(text.decode()) if is_id else None
    return None


def _packed_reference(repository: Repository, path: bytes) -> bytes:
    for line in read_or_nothing(os.path.join(repository.shared, b"packed-refs")).splitlines():
        wanted, _, name = line.partition(b" ")
        if name == path:
            return wanted
    return b""


def _peeled(objects: Objects, wanted: bytes) -> bytes | None:
    """Give the commit that a tag names, or the commit itself."""
    for _ in range(_DEEPEST):
        found = objects.read(wanted)
        if found is None or found.kind not in (b"commit", b"tag"):
            return None
        if found.kind == b"commit":
            return wanted
        target = re.match(rb"object ([0-9a-f]+)\n", found.data)
        if target is None:
            return None
        wanted = bytes.fromhex(target[1].decode())
    return None
