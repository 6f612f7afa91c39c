"""The steps of docs/ci.md, and the hooks: valid, and their commands do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from bundle.repository import git
from cli.project import FLOWS

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs" / "ci.md").read_text(), re.M | re.S)
GITHUB = [block for block in BLOCKS if "runs-on:" in block]
GITLAB = [block for block in BLOCKS if "artifacts:" in block]
COMMANDS = re.findall(r"^ +- (?:run: )?(flowc check.*)$", "\n".join(BLOCKS), re.M)

BROKEN = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def tick() -> None: ...


@workflow
def report() -> None:
    tick()


LaunchPlan.get_or_create(report, name="d", schedule=CronSchedule(schedule="daily"))
"""


def test_there_are_steps() -> None:
    """Keep what the other tests look for."""
    assert (len(GITHUB), len(GITLAB), len(COMMANDS)) == (2, 2, 4)


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "vendor.gitlab-ci"])
def test_steps_are_valid(schema: str, tmp_path: Path) -> None:
    """Hold the files against the schemas of their hosts."""
    files: list[str] = []
    for number, block in enumerate(GITHUB if "github" in schema else GITLAB):
        (tmp_path / f"{number}.yml").write_text(block)
        files.append(f"{number}.yml")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a repository as a CI lays it: on a branch, with the branch that it goes into."""
    (tmp_path / "flows.py").write_text(FLOWS)
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    assert git(tmp_path, *who, "commit", "-q", "-m", "first") is not None
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a step as a CI does."""
    base = (git(folder, "rev-parse", "HEAD") or b"").decode().strip()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI": "true"}
    return subprocess.run(
        ["sh", "-e", "-c", command],
        cwd=folder,
        env={"PATH": path, **given},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, project: Path) -> None:
    """Give 0 for a sound project and 1 for a mistake, and write what the step hands on."""
    done = run(command, project)
    assert done.returncode == 0, done.stderr
    (project / "plans.py").write_text(BROKEN)
    done = run(command, project)
    assert done.returncode == 1, done.stderr
    written = re.search(r"--output-file (\S+)", command)
    text = (project / written[1]).read_text() if written else done.stdout
    assert "cron-invalid" in text
    if ".xml" in command:
        assert ElementTree.fromstring(text).get("failures") == "1"
    elif written:
        json.loads(text)


def test_hooks() -> None:
    """Let the hooks of pre-commit name commands that flowc has; `make hook` runs them."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["flowc-check", "flowc-check-changed"]
    for hook in hooks:
        assert {"name", "description", "entry", "language", "types_or"} <= set(hook)
        assert hook["entry"].startswith("flowc check")
        assert hook["pass_filenames"] is False
