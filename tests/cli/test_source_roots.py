"""Several source roots, and the inputs that a run records."""

from __future__ import annotations

import json
from pathlib import Path

from cli.project import Project

FLOW = """\
from pathlib import Path
from flytekit import task, workflow
from shared.steps import double
import helpers

TEXT = (Path(__file__).parent / "words.txt").read_text()

@task(environment={"TEXT": TEXT, "NAME": helpers.NAME})
def say(a: int) -> int:
    return a

@workflow
def flow(a: int) -> int:
    return say(a=double(a=a))
"""
STEPS = """\
from flytekit import task

@task
def double(a: int) -> int:
    return 2 * a
"""


def _project(root: Path) -> Project:
    project = Project(root)
    project.write("app/src/flows/__init__.py", "")
    project.write("app/src/flows/main.py", FLOW)
    project.write("app/src/flows/words.txt", "hello")
    project.write("app/lib/shared/steps.py", STEPS)
    project.write("app/lib/helpers.py", "NAME = 'helped'\n")
    project.write("app/src/shared/unused.txt", "")
    return project


def test_roots_of_the_command_line(tmp_path: Path) -> None:
    """Look for names in each root, and name entities from the root that holds them."""
    project = _project(tmp_path)
    ran = project.flowc("compile", "-s", "app/src", "-s", "app/lib")
    assert ran.code == 0, ran.err
    assert "flows.main\n" in ran.out
    assert "shared.steps\n" in ran.out
    assert "opaque" not in ran.out
    checked = project.flowc("check", "app/src/flows/main.py", "-s", "app/src", "-s", "app/lib")
    assert checked.code == 0, checked.out


def test_roots_of_the_configuration(tmp_path: Path) -> None:
    """Take the roots from the file, relative to it; record all files that took part."""
    project = _project(tmp_path)
    project.write("pyproject.toml", '[tool.flowc]\nsource = ["app/src", "app/lib"]\n')
    ran = project.flowc("check", "--format", "json")
    report = json.loads(ran.out)
    assert {entity["name"] for entity in report["entities"]} == {
        "flows.main.say", "flows.main.flow", "shared.steps.double"
    }  # fmt: skip
    inputs = {source["path"]: source["module"] for source in report["inputs"]}
    assert inputs["lib/shared/steps.py"] == "shared.steps"
    assert inputs["src/flows/words.txt"] == ""


def test_a_path_outside_the_roots(tmp_path: Path) -> None:
    """Refuse what lies under none of them."""
    project = _project(tmp_path)
    project.write("other.py", "")
    ran = project.flowc("check", "other.py", "-s", "app/src", "-s", "app/lib")
    assert ran.code == 2
    assert "does not lie under app/src, app/lib" in ran.err


def test_paths_of_a_folder_inside_a_package(tmp_path: Path) -> None:
    """What lies in the working directory has no `..` before it, though the root lies above."""
    project = Project(tmp_path / "shop")
    project.write("__init__.py", "")
    project.write("flows.py", "A = {}['a']\n")
    project.write(
        "pyproject.toml", '[tool.flowc.per-file-ignores]\n"flows.py" = ["environment-read"]\n'
    )
    project.write("notes.py", "import os\nA = os.environ.get('A')\n")
    ran = project.flowc("check", "--format", "concise", ".")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["flows.py", "notes.py"]
    project.write("flows.py", "import os\nA = os.environ.get('A')\n")
    ran = project.flowc("check", "--format", "concise", ".")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["notes.py"]
