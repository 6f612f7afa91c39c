"""Which files a bundle holds; the differential suite compares with flytekit itself."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from flowc.bundle.archive import make_bundle
from flowc.bundle.docker_patterns import DockerPatterns
from flowc.bundle.error import BundleError
from flowc.bundle.files import all_files


def files(root: Path, *, follows_links: bool = False) -> list[bytes]:
    """List what `--copy all` sends."""
    return all_files(os.fsencode(root), follows_links=follows_links)


@pytest.mark.parametrize(
    ("pattern", "ignored", "kept"),
    [
        ("*.md", ["a.md", "A.MD"], ["docs/a.md"]),
        ("**/*.md", ["a.md", "docs/a.md", "docs/deep/a.md"], ["a.mdx"]),
        ("docs", ["docs", "docs/a.md", "docs/deep/a.md"], ["my/docs/a.md"]),
        ("docs/", ["docs/a.md"], ["docs2/a.md"]),
        ("/docs/../data", ["data/x"], ["docs/x"]),
        ("docs/**", ["docs/a", "docs/a/b"], ["docs2/a"]),
        ("docs/*\n!docs/a.md", ["docs/b.md"], ["docs/a.md"]),
        ("[a-c]?.txt", ["a1.txt", "C2.TXT"], ["d1.txt", "a.txt"]),
        ("[!a].txt", ["b.txt"], ["a.txt"]),
        ("[a.txt", ["[a.txt"], ["a.txt"]),
        ("#x\n\n  y  ", ["y"], ["#x", "x"]),
        ("**", ["a", "a/b"], [".dockerignore"]),
        (".", [], ["a", "."]),
    ],
)
def test_docker_patterns(pattern: str, ignored: list[str], kept: list[str]) -> None:
    """Read patterns as Docker's library for Python does."""
    patterns = DockerPatterns(pattern, ".dockerignore")
    assert [path for path in ignored if not patterns.ignores(path)] == []
    assert [path for path in kept if patterns.ignores(path)] == []


def test_a_pattern_that_is_none() -> None:
    """Refuse what flytekit crashes on."""
    with pytest.raises(BundleError, match=r"\[z-a\]"):
        DockerPatterns("[z-a]", ".flyteignore")


def test_what_cannot_be_read_to_an_end(tmp_path: Path) -> None:
    """Refuse a pipe, on which flytekit waits for ever, and pass over a socket."""
    (tmp_path / "a.py").touch()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert files(tmp_path) == [b"a.py"]
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BundleError, match="pipe"):
        files(tmp_path)
    (tmp_path / ".flyteignore").write_text("pipe\n")
    assert files(tmp_path) == [b".flyteignore", b"a.py"]


def test_links_that_are_followed(tmp_path: Path) -> None:
    """Enter a linked folder once, and refuse to choose between two ways to one."""
    (tmp_path / "root/real").mkdir(parents=True)
    (tmp_path / "root/real/a.py").touch()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/b.py").touch()
    (tmp_path / "root/link").symlink_to(tmp_path / "out")
    (tmp_path / "root/real/loop").symlink_to(tmp_path / "root")
    assert files(tmp_path / "root") == [b"real/a.py"]
    assert files(tmp_path / "root", follows_links=True) == [b"link/b.py", b"real/a.py"]
    (tmp_path / "root/twin").symlink_to(tmp_path / "out")
    with pytest.raises(BundleError, match="also reached by another path"):
        files(tmp_path / "root", follows_links=True)


def test_names_that_are_not_text(tmp_path: Path) -> None:
    """Refuse a name that is not valid UTF-8: flytekit cannot hash it."""
    root = os.fsencode(tmp_path)
    try:
        os.close(os.open(root + b"/\xff.py", os.O_CREAT))
    except OSError:
        pytest.skip("the file system has no such names")
    with pytest.raises(BundleError, match="UTF-8"):
        make_bundle(root, all_files(root, follows_links=False), follows_links=False)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Say which file it is."""
    with pytest.raises(BundleError, match=r"gone\.py"):
        make_bundle(os.fsencode(tmp_path), [b"gone.py"], follows_links=False)
