"""Clients in TypeScript: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from consumers.built import ODD, write_clients
from consumers.clients.running import judge_program

HERE = Path(__file__).parent
IDL = HERE.parents[2] / "idl" / "flowc_idl"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install what the lock file says, and compile the consumer beside the clients."""
    folder = tmp_path_factory.mktemp("typescript")
    for name in ("package.json", "package-lock.json", "tsconfig.json"):
        shutil.copy(HERE / name, folder)
    write_clients("typescript", folder / "source" / "clients")
    write_clients("typescript", folder / "source" / "odd", project=ODD)
    shutil.copy(HERE / "consumer.ts", folder / "source")
    run("npm", "ci", "--silent", "--prefer-offline", "--ignore-scripts", folder=folder)
    run("node", "node_modules/typescript/bin/tsc", "-p", ".", folder=folder)
    return folder


def test_requests_and_outputs(place: Path, tmp_path: Path) -> None:
    """Send and read every vector, some of them built by hand, and read the IR and a package."""
    judge_program(["node", place / "out" / "consumer.js", IDL], tmp_path / "built")


def test_the_formatter_changes_nothing(place: Path) -> None:
    """Write what prettier writes, by its own settings."""
    folders = ("source/clients", "source/odd")
    run("node", "node_modules/prettier/bin/prettier.cjs", "--check", *folders, folder=place)


def run(program: str, *arguments: str, folder: Path) -> str:
    """Run a program of Node; without it, the test is left out, but not in CI."""
    found = shutil.which(program)
    if found is None:
        assert not os.environ.get("CI"), "CI has Node"
        pytest.skip("no Node")
    ran = subprocess.run(
        [found, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, f"{program} {' '.join(arguments)}: {ran.stdout}{ran.stderr}"
    return ran.stdout
