"""Commits, files and changes, read from git's store, against git itself."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from bundle.repository import git
from flowc.bundle.error import BundleError
from flowc.bundle.git.changes import Changes
from flowc.bundle.git.objects import Objects
from flowc.bundle.git.repository import Repository, find_repository
from flowc.bundle.git.revisions import commit_of, merge_base

WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def said(folder: Path, *arguments: str) -> str:
    """Ask git, which must know."""
    out = git(folder, *WHO, *arguments)
    assert out is not None, arguments
    return out.decode().strip()


def opened(folder: Path) -> tuple[Repository, Objects]:
    """Open the repository of a folder."""
    repository = find_repository(os.fsencode(folder))
    assert repository is not None
    return repository, Objects(repository)


def written(folder: Path, path: str, text: str) -> None:
    """Write a file of the work tree."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)


def history(folder: Path, seed: int, *options: str) -> None:
    """Make a history with branches, merges, tags and a file that grows line by line."""
    chance = random.Random(seed)
    folder.mkdir(exist_ok=True)
    said(folder, "init", "-q", "-b", "main", *options)
    lines = [f"line {number}" for number in range(300)]
    for number in range(24):
        lines[chance.randrange(len(lines))] = f"line of {number} {chance.random()}"
        written(folder, "deep/er/file.txt", "\n".join(lines))
        written(folder, f"files/{number % 5}.txt", f"{number}\n")
        said(folder, "add", "-A")
        said(folder, "commit", "-q", "-m", f"number {number}")
        if number % 5 == 0:
            said(folder, "tag", *(["-a", "-m", "x"] if number % 2 else []), f"v{number}")
        if number % 4 == 1:
            said(folder, "branch", f"side/{number}")
        if number % 6 == 5:
            said(folder, "checkout", "-q", f"side/{number - number % 4 + 1 - 4}")
            written(folder, f"side{number}.txt", "x\n")
            said(folder, "add", "-A")
            said(folder, "commit", "-q", "-m", f"side of {number}")
            said(folder, "checkout", "-q", "main")
            said(folder, "merge", "-q", "-m", "joined", f"side/{number - number % 4 + 1 - 4}")


STORES: dict[str, list[tuple[str, ...]]] = {
    "loose": [],
    "packed": [("gc", "-q", "--aggressive", "--prune=now")],
    "of SHA-256": [("gc", "-q")],
    "by id": [("-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf"), ("pack-refs", "--all")],
}


@pytest.fixture(params=STORES)
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Give a work tree whose objects are stored in one way."""
    history(tmp_path, 7, *(["--object-format=sha256"] if "SHA-256" in request.param else []))
    for command in STORES[request.param]:
        said(tmp_path, *command)
    return tmp_path


def test_revisions(repository: Path) -> None:
    """Find the commit that each name means, as `git rev-parse` does, and no other."""
    found, objects = opened(repository)
    branches = said(repository, "branch", "--format=%(refname:short)").split()
    tags = said(repository, "tag").split()
    full = said(repository, "rev-parse", "HEAD~3")
    names = ["HEAD", "@", "HEAD~", "HEAD^", "HEAD~7", "main~2^1~1", full, full[:9], "@~3^{commit}"]
    names += [*branches, *tags, "refs/heads/main", "heads/main", "tags/v5", "v5^{}", "v5~1"]
    names += [f"{name}^2" for name in ("main~1", "main~2", "main~3", "main")]
    names += ["nothing", "HEAD~900", "main^3", "HEAD@{1}", "", "../main", "0000", "v5^{tree}"]
    for name in names:
        expected = git(repository, "rev-parse", "--verify", "-q", f"{name}^{{commit}}")
        if expected is None or "@{" in name or name.endswith("^{tree}") or not name:
            with pytest.raises(BundleError):
                commit_of(found, objects, name)
        else:
            assert commit_of(found, objects, name).hex() == expected.decode().strip(), name


def test_merge_bases(repository: Path) -> None:
    """Find where two histories part, as `git merge-base` does."""
    found, objects = opened(repository)
    names = ["main", "main~9", *said(repository, "branch", "--format=%(refname)").split()]
    for one in names:
        for other in names:
            ids = [commit_of(found, objects, name) for name in (one, other)]
            base = merge_base(objects, *ids)
            assert base is not None
            assert base.hex() in said(repository, "merge-base", "--all", one, other), (one, other)


def test_files(repository: Path) -> None:
    """Read each file of each commit as git does, whatever way it is stored."""
    found, objects = opened(repository)
    for number in range(12):
        commit = objects.commit(commit_of(found, objects, f"main~{number}"))
        assert commit is not None
        for path in ("deep/er/file.txt", "files/3.txt", "files/0.txt", "no/file", "deep"):
            out = git(repository, "cat-file", "blob", f"main~{number}:{path}")
            assert objects.file(commit.tree, path.encode()) == out


def test_borrowed_objects(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Find objects in the repository that a clone borrows from, and its own beside them."""
    clone = tmp_path_factory.mktemp("clone") / "tree"
    said(repository, "clone", "-q", "--shared", str(repository), str(clone))
    written(clone, "own.txt", "x\n")
    said(clone, "add", "-A")
    said(clone, "commit", "-q", "-m", "own")
    found, objects = opened(clone)
    for name in ("HEAD", "HEAD~2", "origin/main", "origin"):
        expected = said(clone, "rev-parse", name)
        assert commit_of(found, objects, name).hex() == expected


def test_a_linked_work_tree(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Read `HEAD` of the work tree, and branches of what it shares."""
    linked = tmp_path_factory.mktemp("linked") / "tree"
    said(repository, "worktree", "add", "-q", "--detach", str(linked), "main~4")
    found, objects = opened(linked)
    assert commit_of(found, objects, "HEAD").hex() == said(repository, "rev-parse", "main~4")
    assert commit_of(found, objects, "main").hex() == said(repository, "rev-parse", "main")


def test_a_shallow_clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take the oldest commit that was fetched for the first one."""
    clone = tmp_path_factory.mktemp("clone") / "tree"
    said(repository, "clone", "-q", "--depth", "2", f"file://{repository}", str(clone))
    found, objects = opened(clone)
    assert commit_of(found, objects, "HEAD~1").hex() == said(clone, "rev-parse", "HEAD~1")
    with pytest.raises(BundleError, match="the clone is shallow"):
        commit_of(found, objects, "HEAD~2")
    assert Changes(os.fsencode(clone), "HEAD~1").is_merge_base


def changed_by_git(folder: Path, revision: str, path: str) -> set[int]:
    """Ask git for the lines that are new."""
    out = said(folder, "diff", "-U0", "--no-renames", revision, "--", path)
    lines: set[int] = set()
    for line in out.splitlines():
        if line.startswith("@@"):
            start, _, count = line.split("+")[1].split(" ")[0].partition(",")
            lines |= set(range(int(start), int(start) + int(count or 1)))
    return lines


def test_changes(tmp_path: Path) -> None:
    """Find lines that are new where no smaller difference is possible, as git does."""
    said(tmp_path, "init", "-q", "-b", "main")
    before = [f"line {number}" for number in range(60)]
    written(tmp_path, "a.txt", "\n".join(before) + "\n")
    said(tmp_path, "add", "-A")
    said(tmp_path, "commit", "-q", "-m", "first")
    chance = random.Random(3)
    for _ in range(25):
        now = list(before)
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(now))
            match chance.randrange(3):
                case 0:
                    now[place] = f"changed {chance.random()}"
                case 1:
                    now.insert(place, f"new {chance.random()}")
                case _:
                    del now[place]
        written(tmp_path, "a.txt", "\n".join(now) + "\n")
        changes = Changes(os.fsencode(tmp_path), "HEAD")
        lines = changes.in_file(os.fsencode(tmp_path / "a.txt"))
        ours = {number for number in range(1, len(now) + 1) if lines.touches(number, number)}
        theirs = changed_by_git(tmp_path, "HEAD", "a.txt")
        # Where lines went away git names the line before; ours is between two, and in neither.
        gone = {start for start, end in lines.ranges if start == end}
        assert ours - gone == theirs - {number - 1 for number in gone} - gone


def test_lines_that_went_away(tmp_path: Path) -> None:
    """Touch what holds the place from which lines were taken."""
    said(tmp_path, "init", "-q", "-b", "main")
    written(tmp_path, "a.txt", "a\nb\nc\nd\n")
    said(tmp_path, "add", "-A")
    said(tmp_path, "commit", "-q", "-m", "first")
    written(tmp_path, "a.txt", "a\r\nd\r\n")
    lines = Changes(os.fsencode(tmp_path), "HEAD").in_file(os.fsencode(tmp_path / "a.txt"))
    assert lines.touches(1, 2)
    assert not lines.touches(1, 1)
    assert not lines.touches(2, 2)


def test_before_the_first_commit(tmp_path: Path) -> None:
    """Take all for new since `HEAD`; other names mean nothing yet."""
    said(tmp_path, "init", "-q", "-b", "main")
    written(tmp_path, "a.txt", "a\nb\n")
    lines = Changes(os.fsencode(tmp_path), "HEAD").in_file(os.fsencode(tmp_path / "a.txt"))
    assert lines.touches(1, 1)
    with pytest.raises(BundleError):
        Changes(os.fsencode(tmp_path), "main")


def test_references_in_a_table(tmp_path: Path) -> None:
    """Say that they are not read, instead of taking all for new."""
    history(tmp_path, 1)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/.invalid\n")
    with pytest.raises(BundleError, match="in a table"):
        Changes(os.fsencode(tmp_path), "HEAD")


def test_no_repository(tmp_path: Path) -> None:
    """Say that there is none."""
    with pytest.raises(BundleError, match="no work tree"):
        Changes(os.fsencode(tmp_path), "HEAD")


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 60])
def test_a_store_that_is_damaged(damage: bytes, tmp_path: Path) -> None:
    """Report what cannot be read, as an error of the store."""
    history(tmp_path, 1)
    said(tmp_path, "gc", "-q")
    for pack in (tmp_path / ".git/objects/pack").glob("*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:12] + damage)
    with pytest.raises(BundleError):
        Changes(os.fsencode(tmp_path), "HEAD~1")
