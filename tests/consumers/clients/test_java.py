"""Clients in Java: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consumers.built import ODD, write_clients
from consumers.clients.running import judge_program
from consumers.definitions.needed import PACKAGED, REQUEST, needed
from consumers.definitions.proto_text import proto_files

SOURCES = Path(__file__).parents[1] / "java"
IDL = Path(__file__).parents[3] / "idl" / "flowc_idl"


def test_clients(tmp_path: Path) -> None:
    """Build the program with the clients; google-java-format finds nothing to change."""
    project = tmp_path / "project"
    write_clients("java", project, package="parcels")
    (project / "pom.xml").unlink()
    shutil.copytree(SOURCES, project, dirs_exist_ok=True)
    _write_definitions(project / "src" / "main" / "proto")
    _maven("compile", folder=project)
    classes = os.pathsep.join((f"{project}/target/classes", f"{project}/target/lib/*"))
    judge_program(["java", "-cp", classes, "consumer.Consumer"], tmp_path / "out")
    # What is long, or a word of the language, is written as the formatter leaves it, and is valid.
    write_clients("java", tmp_path / "odd", package="odd", project=ODD)
    sources = [*_sources(project), *_sources(tmp_path / "odd")]
    formatter = project / "target" / "tools" / "google-java-format.jar"
    assert not _run("java", "-jar", str(formatter), "--dry-run", *sources)
    odd = _sources(tmp_path / "odd")
    _run("javac", "-cp", classes, "-Xlint:all", "-Werror", "-d", str(tmp_path / "made"), *odd)


def _sources(project: Path) -> list[str]:
    return [str(path) for path in sorted((project / "src").rglob("*.java"))]


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _write_definitions(protos: Path) -> None:
    """Write flowc's IR, and what of Flyte lies in packages: the clients bring a part of it."""
    for name, text in proto_files(needed(REQUEST, *PACKAGED)).items():
        (protos / name).parent.mkdir(parents=True, exist_ok=True)
        (protos / name).write_text(text, encoding="utf-8")
    for path in IDL.glob("flowc/ir/v1/*.proto"):
        (protos / path.relative_to(IDL)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, protos / path.relative_to(IDL))


def _maven(goal: str, folder: Path) -> None:
    """Run Maven; without it, the test is left out, but not in CI."""
    if shutil.which("mvn") is None:
        assert not os.environ.get("CI"), "CI has Maven"
        pytest.skip("no Maven")
    ran = subprocess.run(
        ["mvn", "--batch-mode", "--quiet", goal],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
