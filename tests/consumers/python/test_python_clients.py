"""Clients in Python: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from consumers.answers import judge
from consumers.built import build, entities_of, write_clients
from consumers.packed import Vectors, packed_vectors, recorded_vectors

CONSUMER = Path(__file__).with_name("consumer.py")
IDL = Path(__file__).parents[3] / "idl" / "flowc_idl"

# flyteidl has types and does not say so; msgpack has none.
SETTINGS = """
[mypy]
strict = True
[mypy-flyteidl.*]
follow_untyped_imports = True
[mypy-msgpack.*]
ignore_missing_imports = True
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the clients into a package `clients`, and Python for flowc's IR beside it."""
    folder = tmp_path_factory.mktemp("python")
    write_clients("python", folder / "clients")
    _generate(folder)
    return folder


@pytest.mark.parametrize("vectors", [recorded_vectors, packed_vectors])
def test_requests_and_outputs(vectors: Vectors, place: Path, tmp_path: Path) -> None:
    """Send and read every vector, some of them built by hand, and read the IR and a package."""
    ir, package = build(tmp_path / "built")
    ran = subprocess.run(
        [sys.executable, "-P", str(CONSUMER), str(vectors(tmp_path)), str(ir), str(package)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(place)},
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    judge(json.loads(ran.stdout), entities_of(ir))


def test_the_formatter_changes_nothing(place: Path) -> None:
    """Write what `ruff format` writes, by its own settings."""
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", str(place / "clients")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


def test_types_are_strict(place: Path) -> None:
    """Clients and the consumer pass the strictest checks of mypy."""
    settings = place / "mypy.ini"
    settings.write_text(SETTINGS, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(settings), "-p", "clients"],
        capture_output=True,
        text=True,
        check=False,
        cwd=place,
        env=os.environ | {"MYPYPATH": str(place)},
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout


def _generate(folder: Path) -> None:
    """Generate code for the IR from its definitions, as any reader would."""
    definitions = [
        path.relative_to(IDL).as_posix() for path in sorted(IDL.glob("flowc/ir/v1/*.proto"))
    ]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "grpc_tools.protoc",
            f"-I{IDL}",
            f"--python_out={folder}",
            *definitions,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    # flowc itself is installed beside it, and a package goes before a folder that is none.
    for name in ("flowc", "flowc/ir", "flowc/ir/v1"):
        (folder / name / "__init__.py").touch()
