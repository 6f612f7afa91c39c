"""What git ignores is found without git, and git agrees."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from bundle.random_trees import grow, patterns
from bundle.repository import git, ignored_by_git
from flowc.bundle.error import BundleError
from flowc.bundle.git.ignored import ignored_files
from flowc.bundle.git.index import read_index

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git to ask")


def ignored(root: Path) -> set[bytes]:
    """Give what we take for ignored."""
    return set(ignored_files(os.fsencode(root)))


def write(root: Path, files: dict[str, str]) -> None:
    """Write files, with the folders above them."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def settle(chance: random.Random, top: Path) -> Path:
    """Make a repository of a tree, with settings by chance; give the folder to look at."""
    git(top, "init", "-q")
    if chance.random() < 0.3:
        (top / ".git/info").mkdir(exist_ok=True)
        (top / ".git/info/exclude").write_text(patterns(chance))
    settings = ["[core]\n\tquotePath = false # why not\n", "[core] ignoreCase\n"]
    with (top / ".git/config").open("a") as stream:
        stream.write("".join(one for one in settings if chance.random() < 0.25))
    folders = [path for path in sorted(top.rglob("*")) if path.is_dir() and not _is_gits(path, top)]
    files = [path for path in sorted(top.rglob("*")) if path.is_file() and not _is_gits(path, top)]
    if folders and chance.random() < 0.3:
        git(chance.choice(folders), "init", "-q")
    if chance.random() < 0.6:
        for path in chance.sample(files, min(len(files), 5)):
            git(top, "add", "-f", str(path))
        git(top, "update-index", "--index-version", chance.choice("234"))
    return chance.choice([top, top, *folders])


def _is_gits(path: Path, top: Path) -> bool:
    return ".git" in path.relative_to(top).parts


@needs_git
@pytest.mark.parametrize("seed", range(25))
def test_random_trees(seed: int, tmp_path: Path) -> None:
    """Agree with git on trees, patterns, indexes, nested repositories and source roots."""
    chance = random.Random(seed)
    grow(chance, tmp_path / "tree", 3)
    root = settle(chance, tmp_path / "tree")
    assert ignored(root) == ignored_by_git(root)


@needs_git
def test_a_linked_work_tree(tmp_path: Path) -> None:
    """Follow the file `.git` of a work tree to its index and to the shared `info/exclude`."""
    main, tree = tmp_path / "main", tmp_path / "tree"
    write(main, {"a.txt": "", ".gitignore": "*.log\n"})
    git(main, "init", "-q")
    git(main, "add", ".")
    git(main, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "m")
    git(main, "worktree", "add", "-q", str(tree))
    (main / ".git/info/exclude").write_text("*.own\n")
    write(tree, {"x.log": "", "x.own": "", "kept.txt": "", "b.log": ""})
    git(tree, "add", "-f", "b.log")
    assert ignored(tree) == ignored_by_git(tree) == {b"x.log", b"x.own"}


@needs_git
def test_case_that_is_ignored(tmp_path: Path) -> None:
    """Take a file for tracked that differs from a tracked one in case only."""
    write(tmp_path, {"x.log": "", "X.LOG": "", "Y.log": "", ".gitignore": "*.Log\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", "x.log")
    git(tmp_path, "config", "core.ignoreCase", "true")
    assert ignored(tmp_path) == ignored_by_git(tmp_path) == {b"Y.log"}


@needs_git
def test_a_file_of_patterns_that_the_repository_names(tmp_path: Path) -> None:
    """Read `core.excludesFile` of the repository itself."""
    write(tmp_path, {"mine": "*.mine\n", "x.mine": "", "y.txt": ""})
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "core.excludesFile", "mine")
    assert ignored(tmp_path) == ignored_by_git(tmp_path) == {b"x.mine"}


@needs_git
@pytest.mark.parametrize(
    "broken", ["", "ref: nowhere", "[core]\nrepositoryformatversion = 0\nbare\n"]
)
def test_what_is_no_work_tree_ignores_nothing(broken: str, tmp_path: Path) -> None:
    """Apply no pattern where git itself gives up."""
    write(tmp_path, {"x.log": "", ".gitignore": "*.log\n"})
    assert ignored(tmp_path) == set()
    git(tmp_path, "init", "-q")
    if broken.startswith("[core]"):
        (tmp_path / ".git/config").write_text(broken)
    else:
        (tmp_path / ".git/HEAD").write_text(broken)
    assert ignored(tmp_path) == ignored_by_git(tmp_path) == set()


@needs_git
def test_indexes_that_are_not_read(tmp_path: Path) -> None:
    """Say so rather than guess what is tracked."""
    write(tmp_path, {"x.log": "", ".gitignore": "*.log\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".gitignore")
    git(tmp_path, "update-index", "--split-index")
    with pytest.raises(BundleError, match="split"):
        ignored(tmp_path)


@pytest.mark.parametrize(
    "data", [b"DIRC", b"DIRC\0\0\0\x09\0\0\0\0", b"DIRC\0\0\0\x02\0\0\0\x07", b"\0" * 100]
)
def test_broken_indexes(data: bytes) -> None:
    """Refuse what is no index."""
    with pytest.raises(BundleError, match="index"):
        read_index(data, 20)
