"""`flowc check` on Flyte packages: the same rules, with the entity and the field as the place."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest
from flyteidl.admin.workflow_pb2 import WorkflowSpec

from cli.project import Project

FORMATS = ("full", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit", "rdjson")


@pytest.fixture
def made(project: Project) -> Project:
    """Give a project with its package."""
    assert project.flowc("compile", "-t", "flyte").code == 0
    return project


@pytest.fixture
def broken(made: Project) -> Project:
    """Give a project with a package that says of a node not what it runs."""
    source = made.root / "out" / "flyte-package.tgz"
    target = made.root / "out" / "broken.tgz"
    with tarfile.open(source) as archive, tarfile.open(target, "w:gz") as other:
        for member in archive:
            content = archive.extractfile(member)
            assert content is not None
            data = content.read()
            if member.name.endswith("_2.pb"):
                spec = WorkflowSpec.FromString(data)
                spec.template.nodes[0].ClearField("task_node")
                data = spec.SerializeToString()
            member.size = len(data)
            other.addfile(member, io.BytesIO(data))
    return made


def test_good_package(made: Project) -> None:
    """Find nothing."""
    ran = made.flowc("check", "out/flyte-package.tgz")
    assert (ran.code, ran.out) == (0, "")
    assert "checked 3 entities" in ran.err


def test_folder_and_message(made: Project) -> None:
    """Read a folder of messages, and a message alone."""
    folder = made.root / "messages"
    with tarfile.open(made.root / "out" / "flyte-package.tgz") as archive:
        archive.extractall(folder, filter="data")
    assert made.flowc("check", "messages").code == 0
    task = next(folder.glob("*_1.pb"))
    assert made.flowc("check", str(task.relative_to(made.root))).code == 0


def test_broken_package(broken: Project) -> None:
    """Name the entity and the field."""
    ran = broken.flowc("check", "out/broken.tgz")
    assert ran.code == 1
    assert "error[missing-value]: the node runs nothing" in ran.out
    assert "--> out/broken.tgz::workflow flows.hello.hello/nodes[n0]" in ran.out
    assert "opaque" not in ran.out


@pytest.mark.parametrize("format_", FORMATS)
def test_formats(broken: Project, format_: str) -> None:
    """Tell it in every format; other programs get the file as the place."""
    ran = broken.flowc("check", "out/broken.tgz", "--format", format_)
    assert ran.code == 1
    assert "the node runs nothing" in ran.out
    # Our own document counts paths from the source root.
    assert ("broken.tgz::" if format_ == "json" else "out/broken.tgz") in ran.out


def test_code_of_the_backend(broken: Project) -> None:
    """Say what the backend calls it."""
    ran = broken.flowc("check", "out/broken.tgz", "--format", "json-lines")
    first = json.loads(ran.out.splitlines()[0])
    assert (first["code"], first["backend"]) == ("missing-value", "ValueRequired")
    assert first["file"] == "out/broken.tgz"
    sarif = json.loads(broken.flowc("check", "out/broken.tgz", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["properties"] == {"backend": "ValueRequired"}


def test_baseline(broken: Project) -> None:
    """Know again what was known."""
    written = broken.flowc(
        "check", "out/broken.tgz", "--baseline", "known.json", "--write-baseline"
    )
    assert written.code == 0
    ran = broken.flowc("check", "out/broken.tgz", "--baseline", "known.json")
    assert (ran.code, ran.out) == (0, "")


def test_what_does_not_go(made: Project) -> None:
    """Refuse a package among others, and what needs sources."""
    both = made.flowc("check", "out/flyte-package.tgz", "flows")
    assert both.code == 2
    assert "check packages one by one" in both.err
    assert made.flowc("check", "out/flyte-package.tgz", "--changed-since", "HEAD").code == 2
    assert made.flowc("check", "out/absent.tgz").code == 2


def test_no_package(project: Project) -> None:
    """Say what is wrong with a file that is none."""
    Path(project.root / "x.tgz").write_bytes(b"nothing")
    ran = project.flowc("check", "x.tgz")
    assert ran.code == 1
    assert "error[unreadable-package]" in ran.out
