"""The files of a commit, read from git's store, against git itself."""

from __future__ import annotations

import os
import zlib
from hashlib import sha1
from pathlib import Path

import pytest

from bundle.repository import git
from bundle.test_history import history, said, written
from flowc.bundle.error import BundleError
from flowc.bundle.git.trees import Revision


def files(folder: Path, name: str, below: bytes = b"") -> dict[bytes, bytes]:
    """Read the files of a revision."""
    return {file.path: file.data for file in Revision(os.fsencode(folder), name).files(below)}


def by_git(folder: Path, name: str) -> dict[bytes, bytes]:
    """Ask git for the files of a revision."""
    names = (git(folder, "ls-tree", "-r", "-z", "--name-only", name) or b"").split(b"\0")[:-1]
    return {path: git(folder, "show", f"{name}:{path.decode()}") or b"" for path in names}


@pytest.mark.parametrize("is_packed", [False, True], ids=["loose", "packed"])
@pytest.mark.parametrize("seed", range(3))
def test_files_are_those_of_git(tmp_path: Path, seed: int, is_packed: bool) -> None:
    """Read each tagged revision of a random history."""
    history(tmp_path, seed)
    if is_packed:
        said(tmp_path, "gc", "-q")
    for name in ("HEAD", "HEAD~3", "v5", "v10"):
        assert files(tmp_path, name) == by_git(tmp_path, name)
    inner = {path: data for path, data in by_git(tmp_path, "v5").items() if b"deep/er/" in path}
    assert files(tmp_path, "v5", b"deep/er") == inner
    assert files(tmp_path, "v5", b"nowhere") == {}


def test_the_work_tree_and_the_index_are_not_looked_at(tmp_path: Path) -> None:
    """Give what was committed, whatever lies there now."""
    history(tmp_path, 1)
    before = by_git(tmp_path, "HEAD")
    written(tmp_path, "files/0.txt", "changed")
    said(tmp_path, "add", "-A")
    assert files(tmp_path, "HEAD") == before


def test_where_histories_left_one_another(tmp_path: Path) -> None:
    """Take the merge base, as a pull request does."""
    said(tmp_path, "init", "-q", "-b", "main")
    for text in ("one", "two"):
        written(tmp_path, "a.txt", text)
        said(tmp_path, "add", "-A")
        said(tmp_path, "commit", "-q", "-m", text)
    said(tmp_path, "checkout", "-q", "-b", "side", "HEAD~1")
    written(tmp_path, "b.txt", "side")
    said(tmp_path, "add", "-A")
    said(tmp_path, "commit", "-q", "-m", "side")
    base = Revision(os.fsencode(tmp_path), "main", at_merge_base=True)
    assert base.commit == said(tmp_path, "merge-base", "HEAD", "main")
    assert {file.path: file.data for file in base.files(b"")} == {b"a.txt": b"one"}


def test_a_shallow_clone_says_so(tmp_path: Path) -> None:
    """Say what to do where the history was not fetched."""
    history(tmp_path / "whole", 2)
    said(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), "cut")
    with pytest.raises(BundleError, match=r"no commit HEAD~2; the clone is shallow: fetch"):
        Revision(os.fsencode(tmp_path / "cut"), "HEAD~2")
    with pytest.raises(BundleError, match=r"no commit v5; the clone is shallow: fetch"):
        Revision(os.fsencode(tmp_path / "cut"), "v5")


def test_a_commit_that_was_not_fetched(tmp_path: Path) -> None:
    """Say of a full id that is not there that it is not."""
    history(tmp_path, 2)
    with pytest.raises(BundleError, match="no commit a{40}"):
        Revision(os.fsencode(tmp_path), "a" * 40)


def test_no_repository(tmp_path: Path) -> None:
    """Refuse a folder that git knows nothing of."""
    with pytest.raises(BundleError, match="no work tree of git"):
        Revision(os.fsencode(tmp_path), "HEAD")


def test_a_submodule_is_read_where_it_is_there(tmp_path: Path) -> None:
    """Read the commit of a submodule, and say what to do if it is not there."""
    history(tmp_path / "inner", 3)
    outer = tmp_path / "outer"
    outer.mkdir()
    said(outer, "init", "-q", "-b", "main")
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    said(outer, *add, (tmp_path / "inner").as_uri(), "lib")
    said(outer, "commit", "-q", "-m", "with a submodule")
    expected = {b"lib/" + path: data for path, data in by_git(tmp_path / "inner", "HEAD").items()}
    found = files(outer, "HEAD")
    assert {path: data for path, data in found.items() if path.startswith(b"lib/")} == expected
    said(tmp_path, "clone", "-q", outer.as_uri(), "copy")
    with pytest.raises(BundleError, match=r"submodule lib is not there: run `git submodule"):
        files(tmp_path / "copy", "HEAD")


def stored(folder: Path, kind: str, data: bytes) -> str:
    """Write an object that git itself would not make."""
    whole = f"{kind} {len(data)}".encode() + b"\0" + data
    name = sha1(whole, usedforsecurity=False).hexdigest()
    place = folder / ".git" / "objects" / name[:2] / name[2:]
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(zlib.compress(whole))
    return name


@pytest.mark.parametrize("name", [b"..", b".", b"a/b", b".git", b".GIT"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: bytes) -> None:
    """Take no path from a hostile tree that leaves its folder."""
    said(tmp_path, "init", "-q", "-b", "main")
    blob = stored(tmp_path, "blob", b"x")
    tree = stored(tmp_path, "tree", b"100644 " + name + b"\0" + bytes.fromhex(blob))
    heading = f"tree {tree}\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\nx\n"
    commit = stored(tmp_path, "commit", heading.encode())
    with pytest.raises(BundleError, match="holds a name that is none"):
        files(tmp_path, commit)
