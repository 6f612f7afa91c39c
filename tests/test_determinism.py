"""Same sources, same bytes: wherever, whenever, and in whatever order sets are walked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECTS = ROOT / "tests" / "differential" / "projects"
CASES = sorted(path for folder in (ROOT / "examples", PROJECTS) for path in folder.glob("*/"))


def artefacts(folder: Path, seed: str) -> dict[str, bytes]:
    """Compile a copy of a project in a process of its own; give all that is written."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "flowc", "compile", ".", "-t", "ir", "-t", "flyte"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    made = {path.name: path.read_bytes() for path in (folder / "out").glob("*")}
    return {**made, "tree": done.stdout.encode(), "findings": done.stderr.encode()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_same_bytes(case: Path, tmp_path: Path) -> None:
    """Compile twice, with other hash seeds and from other folders."""
    results: list[dict[str, bytes]] = []
    for seed, place in (("0", "here"), ("4242", "some/where/else")):
        folder = tmp_path / place / "project"
        shutil.copytree(case, folder)
        results.append(artefacts(folder, seed))
    first, second = results
    assert first.keys() == second.keys()
    for name, data in first.items():
        assert data == second[name], f"{name} differs"
        assert str(tmp_path).encode() not in data, f"{name} holds a path of this machine"


def test_there_are_cases() -> None:
    """Compare something."""
    assert CASES
