"""Clients in Java: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consumers.answers import judge
from consumers.built import build, entities_of, write_clients
from consumers.definitions.needed import PACKAGED, REQUEST, needed
from consumers.definitions.proto_text import proto_files
from consumers.packed import Vectors, packed_vectors, recorded_vectors

SOURCES = Path(__file__).parents[1] / "java"
IDL = Path(__file__).parents[3] / "idl" / "flowc_idl"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the clients, and definitions for all that is read, beside the program; build it."""
    project = tmp_path_factory.mktemp("java") / "project"
    write_clients("java", project, package="parcels")
    (project / "pom.xml").unlink()
    shutil.copytree(SOURCES, project, dirs_exist_ok=True)
    protos = project / "src" / "main" / "proto"
    # The clients bring a part of these; a program that has them all need not take that part.
    for name, text in proto_files(needed(REQUEST, *PACKAGED)).items():
        (protos / name).parent.mkdir(parents=True, exist_ok=True)
        (protos / name).write_text(text, encoding="utf-8")
    for path in IDL.glob("flowc/ir/v1/*.proto"):
        (protos / path.relative_to(IDL)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, protos / path.relative_to(IDL))
    _maven("compile", folder=project)
    return project


@pytest.mark.parametrize("vectors", [recorded_vectors, packed_vectors])
def test_requests_and_outputs(vectors: Vectors, place: Path, tmp_path: Path) -> None:
    """Send and read every vector, some of them built by hand, and read the IR and a package."""
    ir, package = build(tmp_path / "out")
    classes = os.pathsep.join((f"{place}/target/classes", f"{place}/target/lib/*"))
    command = [
        "java",
        "-cp",
        classes,
        "consumer.Consumer",
        *map(str, (vectors(tmp_path), ir, package)),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    judge(json.loads(ran.stdout), entities_of(ir))


def test_the_formatter_changes_nothing(place: Path) -> None:
    """Write what google-java-format writes."""
    files = sorted((place / "src").rglob("*.java"))
    formatter = place / "target" / "tools" / "google-java-format.jar"
    command = ["java", "-jar", str(formatter), "--dry-run", *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not ran.stdout


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
