"""Clients in Python: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from consumers.built import ODD, write_clients
from consumers.clients.running import judge_program

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
    write_clients("python", folder / "odd", project=ODD)
    _generate(folder)
    return folder


def test_requests_and_outputs(place: Path, tmp_path: Path) -> None:
    """Send and read every vector, some of them built by hand, and read the IR and a package."""
    program = ["env", f"PYTHONPATH={place}", sys.executable, "-P", str(CONSUMER)]
    judge_program(program, tmp_path / "built")


def test_the_formatter_changes_nothing(place: Path) -> None:
    """Write what `ruff format` writes, by its own settings."""
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "format",
            "--isolated",
            "--diff",
            str(place / "clients"),
            str(place / "odd"),
        ],
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
        [
            sys.executable,
            "-m",
            "mypy",
            "--config-file",
            str(settings),
            "-p",
            "clients",
            "-p",
            "odd",
        ],
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
