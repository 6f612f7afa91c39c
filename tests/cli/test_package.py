"""`flowc package`: the flags and the archive of `pyflyte package`."""

from __future__ import annotations

import gzip
import json
import tarfile
from pathlib import Path

import pytest

from cli.project import Project

DARK = """\
from flytekit import task

VERSION = open("version").read()


@task(cache=True, cache_version=VERSION)
def dark() -> int:
    return 1
"""


def members(archive: Path) -> list[str]:
    """Give the names in an archive, sorted."""
    with tarfile.open(archive) as opened:
        return sorted(opened.getnames())


MEMBERS = ["0_flows.hello.greet_1.pb", "1_flows.hello.hello_2.pb", "2_flows.hello.hello_3.pb"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--pkgs", "flows", "package"],
        ["-k", "flows", "package"],
        ["package", "--pkgs", "flows"],
        ["package", "-k", "flows.hello"],
        ["-k", "flows.hello", "package", "-k", "flows"],
        ["package", "-k", "flows,flows.hello"],
        ["-vv", "-c", "flyte.yaml", "-k", "flows", "package"],
    ],
    ids=" ".join,
)
def test_packages_before_or_after(project: Project, arguments: list[str]) -> None:
    """Take packages where pyflyte takes them, and after the command too."""
    ran = project.flowc(*arguments)
    assert (ran.code, ran.out) == (0, "")
    assert members(project.root / "flyte-package.tgz") == MEMBERS


def test_every_flag_of_pyflyte(project: Project) -> None:
    """Take each flag, short or long, and put its value where it belongs."""
    project.write("sub/flows2/__init__.py", "")
    project.write("sub/flows2/hello.py", (project.root / "flows/hello.py").read_text())
    ran = project.flowc(
        *("-k", "flows2", "package", "-s", "sub", "-o", "made.tgz", "-f", "--copy", "NONE"),
        *("-i", "registry/one:1", "-i", "other=registry/two@sha256:abc", "-d", "/code"),
        *("-p", "/usr/bin/python", "--env", "A=1", "--envvars", " B = 2=3 ", "--deref-symlinks"),
    )
    assert ran.code == 0
    shown = project.flowc("inspect", "made.tgz").out
    assert 'image: "registry/one:1"' in shown
    assert 'key: "B"\n      value: "2=3"' in shown


def test_an_existing_archive_is_kept(project: Project) -> None:
    """Refuse to write over an archive without --force."""
    archive = project.write("flyte-package.tgz", "precious")
    ran = project.flowc("package", "-k", "flows")
    assert ran.code == 2
    assert "-f" in ran.err
    assert archive.read_text() == "precious"
    assert project.flowc("package", "-k", "flows", "--force").code == 0
    assert members(archive) == MEMBERS


@pytest.mark.parametrize(
    "flags",
    [["--copy", "all"], ["--copy", "auto"], ["--fast"], ["--fast", "--copy", "none"]],
    ids=" ".join,
)
def test_copying_is_refused(project: Project, flags: list[str]) -> None:
    """Say what is not supported rather than write a wrong archive."""
    ran = project.flowc("package", "-k", "flows", *flags)
    assert ran.code == 2
    assert "--copy" in ran.err or "--fast" in ran.err
    assert not (project.root / "flyte-package.tgz").exists()


@pytest.mark.parametrize(
    "image", ["no-tag", "a=b=", "registry:5000/image"], ids=lambda image: str(image)
)
def test_an_image_needs_a_version(project: Project, image: str) -> None:
    """Refuse an image without tag or digest, as flytekit does."""
    assert project.flowc("package", "-k", "flows", "-i", image).code == 2


def test_errors_stop_the_package(project: Project) -> None:
    """Report all errors at once, and write nothing."""
    project.write("flows/a.py", "x = (\n")
    project.write("flows/b.py", "def (\n")
    ran = project.flowc("package", "-k", "flows", "--report", "report.json")
    assert ran.code == 1
    assert ran.err.index("flows/a.py:1:") < ran.err.index("flows/b.py:1:")
    assert not (project.root / "flyte-package.tgz").exists()
    report = json.loads((project.root / "report.json").read_text())
    assert [found["span"]["path"] for found in report["diagnostics"]] == [
        "flows/a.py",
        "flows/b.py",
    ]


def test_opaque_entities_are_left_out(project: Project) -> None:
    """Write the archive without them, warn, and give 1."""
    project.write("flows/dark.py", DARK)
    ran = project.flowc("package", "-k", "flows", "--report", "report.json")
    assert ran.code == 1
    assert "opaque: task `flows.dark.dark`" in ran.err
    assert "1 opaque entity left out" in ran.err
    assert members(project.root / "flyte-package.tgz") == MEMBERS
    report = json.loads((project.root / "report.json").read_text())
    assert report["schema_version"] == 1
    (dark,) = [entity for entity in report["entities"] if entity["status"] == "opaque"]
    assert (dark["kind"], dark["name"]) == ("task", "flows.dark.dark")
    assert dark["reason"]
    assert dark["lack"] in ("manifest", "world", "other")
    assert (dark["span"]["path"], dark["span"]["line"]) == ("flows/dark.py", 3)


def test_strict_writes_nothing_when_anything_is_opaque(project: Project) -> None:
    """Leave no archive behind that lacks an entity."""
    project.write("flows/dark.py", DARK)
    assert project.flowc("package", "-k", "flows", "--strict").code == 1
    assert not (project.root / "flyte-package.tgz").exists()


def test_packages_and_images_from_the_configuration(project: Project) -> None:
    """Take what the command line does not say from [tool.flowc]."""
    project.write(
        "pyproject.toml", '[tool.flowc]\npackages = ["flows"]\nimages = ["registry/conf:2"]\n'
    )
    assert project.flowc("package").code == 0
    assert 'image: "registry/conf:2"' in project.flowc("inspect", "flyte-package.tgz").out


def test_the_archive_says_nothing_of_when_and_who(project: Project) -> None:
    """Keep time, user and mode out of the archive."""
    project.flowc("package", "-k", "flows")
    data = (project.root / "flyte-package.tgz").read_bytes()
    assert data[4:8] == bytes(4)
    assert gzip.decompress(data)
    with tarfile.open(project.root / "flyte-package.tgz") as archive:
        for member in archive:
            assert (member.mtime, member.uid, member.gid, member.uname) == (0, 0, 0, "")
