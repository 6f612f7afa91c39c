"""Same sources, same bytes: wherever, whenever, and in whatever order sets are walked."""

from __future__ import annotations

import gzip
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


# What may differ from machine to machine, beside the folder, the owner and the times of the files.
MACHINES = (
    {"LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/", "USER": "root"},
    {
        "LC_ALL": "C",
        "LANG": "de_DE.ISO-8859-1",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Asia/Tokyo",
        "HOME": "/nowhere",
        "USER": "someone",
        "COLUMNS": "40",
        "CI": "1",
        "FORCE_COLOR": "1",
        "FLYTE_INTERNAL_IMAGE": "reg.test/other:1",
        "FLYTE_SDK_WORKFLOW_PACKAGES": "elsewhere",
        "GIT_DIR": "/nowhere",
        "SOURCE_DATE_EPOCH": "1",
    },
)


def make_sources(folder: Path, *, backwards: bool) -> None:
    """Write a small project, in one order or the other, so that the folders list otherwise."""
    files = {
        "flows/__init__.py": "",
        "flows/lib.py": "NAMES = {'b', 'a', 'c'}\n",
        "flows/flow.py": FLOW,
        "flows/deep/er/data.bin": "\x00\x01",
        "flows/deep/more.py": "",
        "data/ä ö.txt": "x",
        "data/b.log": "x",
        "run.sh": "#!/bin/sh\n",
        ".gitignore": "*.log\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/objects/x": "",
        ".git/refs/x": "",
    }
    for name, text in sorted(files.items(), reverse=backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755 if name == "run.sh" else 0o644)
        if backwards:
            os.utime(path, (1, 1))
            if os.geteuid() == 0:
                os.chown(path, 4242, 4242)


FLOW = """\
from flytekit import ImageSpec, dynamic, map_task, task, workflow

from flows.lib import NAMES


@task(container_image=ImageSpec(name="x", packages=["a"], registry="reg.test"))
def one(name: str) -> str:
    return name


@dynamic
def many(names: list[str]) -> list[str]:
    return [one(name=name) for name in names]


@workflow
def flow(names: list[str] = sorted(NAMES)) -> list[str]:
    many(names=names)
    return map_task(one)(name=names)
"""


@pytest.mark.parametrize("copy", ["none", "auto", "all"])
def test_same_package_on_two_machines(copy: str, tmp_path: Path) -> None:
    """Package the same sources as two machines would: the archives are equal byte by byte."""
    archives: list[bytes] = []
    for number, machine in enumerate(MACHINES):
        folder = tmp_path / ("here", "some/where/else")[number]
        make_sources(folder, backwards=bool(number))
        options = ["-f", "-i", "a=reg.test/b:1", "--copy", copy, "--env", "A=1"]
        done = subprocess.run(
            [sys.executable, "-P", "-m", "flowc", "-k", "flows", "package", *options],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": f"{number * 4242}", **machine},
            umask=(0o022, 0o077)[number],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == (1 if copy == "none" else 0), done.stderr
        archives.append((folder / "flyte-package.tgz").read_bytes())
    assert archives[0] == archives[1]
    assert str(tmp_path).encode() not in gzip.decompress(archives[0])


def test_there_are_cases() -> None:
    """Compare something."""
    assert CASES
