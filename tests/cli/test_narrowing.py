"""Adopting flowc on code that has findings: baselines, and what has changed since a revision."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bundle.repository import git
from cli.project import Project

HEAD = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow


class Point:
    pass


"""

TASK = """\
@task
def {name}(point: Point) -> int:
    return 1


"""

CRON = """\
@task
def tick() -> None: ...


@workflow
def report() -> None:
    tick()


daily = LaunchPlan.get_or_create(report, name="d", schedule=CronSchedule(schedule="daily"))
"""

DARK = """\
from flytekit import task

VERSION = open("version").read()


@task(cache=True, cache_version=VERSION)
def dark() -> int:
    return 1
"""

LEGACY = HEAD + TASK.format(name="move") + CRON


@pytest.fixture
def legacy(project: Project) -> Project:
    """Give a project with a warning and an error, which are committed and in a baseline."""
    project.write("flows/plans.py", LEGACY)
    git(project.root, "init", "-q")
    commit(project, "first")
    ran = project.flowc("check", "--baseline", "known.json", "--write-baseline")
    assert (ran.code, ran.out) == (0, "")
    assert "wrote 2 findings into the baseline known.json" in ran.err
    return project


def commit(project: Project, message: str) -> None:
    """Commit all files."""
    git(project.root, "add", "-A")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    assert git(project.root, *who, "commit", "-q", "-m", message) is not None


def lines(project: Project, *options: str) -> list[str]:
    """Give the findings, a line each."""
    return project.flowc("check", "--format", "concise", *options).out.splitlines()


def test_a_baseline_hides_what_is_known(legacy: Project) -> None:
    """Tell nothing and give 0, but say how much is hidden; an error still stops a package."""
    ran = legacy.flowc("check", "--baseline", "known.json")
    assert (ran.code, ran.out) == (0, "")
    assert "2 findings of the baseline" in ran.err
    ran = legacy.flowc("--pkgs", "flows", "package", "--image", "registry.example/a:1")
    assert ran.code == 1
    assert "error[cron-invalid]" in ran.err


def test_a_baseline_outlives_moved_lines(legacy: Project) -> None:
    """Know a finding again after lines above it, and tell the new one, and only that."""
    text = LEGACY.replace("class Point", "LIMIT = 3\n\n\nclass Point")
    legacy.write("flows/plans.py", text + "\n\n" + TASK.format(name="turn"))
    (found,) = lines(legacy, "--baseline", "known.json")
    assert (
        "turn"
        in (legacy.root / "flows" / "plans.py")
        .read_text()
        .splitlines()[int(found.split(":")[1]) - 1]
    )


def test_a_baseline_holds_opaque_entities(project: Project) -> None:
    """Tell no more of an entity that was opaque before; it stays what it is in the report."""
    project.write("flows/dark.py", DARK)
    project.flowc("check", "--baseline", "known.json", "--write-baseline")
    assert lines(project) != []
    assert lines(project, "--baseline", "known.json") == []
    document = json.loads(
        project.flowc("check", "--baseline", "known.json", "--format", "json").out
    )
    statuses = {entity["name"]: entity["status"] for entity in document["entities"]}
    assert statuses["flows.dark.dark"] == "opaque"


def test_a_baseline_tells_what_is_gone(legacy: Project) -> None:
    """Say that a baseline knows more than there is, in files that were read."""
    legacy.write("flows/plans.py", HEAD + CRON)
    ran = legacy.flowc("check", "--baseline", "known.json")
    assert "1 of the baseline not found any more" in ran.err
    assert "not found any more" not in legacy.flowc("check", "flows/hello.py").err


def test_a_baseline_is_configured(legacy: Project) -> None:
    """Take the path from the folder of the configuration, wherever flowc is run."""
    legacy.write("pyproject.toml", '[tool.flowc]\nbaseline = "known.json"\n')
    assert legacy.flowc("check").code == 0
    assert Project(legacy.root / "flows").flowc("check", ".").code == 0


def test_a_baseline_is_renewed_file_by_file(legacy: Project) -> None:
    """Keep what is known of files that a run does not read."""
    legacy.write("flows/other.py", HEAD + TASK.format(name="other"))
    before = (legacy.root / "known.json").read_text()
    options = ("--baseline", "known.json", "--write-baseline")
    assert legacy.flowc("check", "flows/other.py", *options).code == 0
    document = json.loads((legacy.root / "known.json").read_text())
    paths = [finding["path"] for finding in document["findings"]]
    assert paths == ["flows/other.py", "flows/plans.py", "flows/plans.py"]
    (legacy.root / "flows" / "other.py").unlink()
    assert legacy.flowc("check", *options).code == 0
    assert (legacy.root / "known.json").read_text() == before


@pytest.mark.parametrize("text", [None, "{", "[]", '{"schema_version": 9, "findings": []}'])
def test_a_baseline_that_is_none(text: str | None, project: Project) -> None:
    """Give 2 where there is no baseline under the name."""
    if text is not None:
        project.write("known.json", text)
    ran = project.flowc("check", "--baseline", "known.json")
    assert ran.code == 2
    assert "known.json" in ran.err


def test_write_baseline_needs_a_name(project: Project) -> None:
    """Give 2 where no file is named."""
    assert project.flowc("check", "--write-baseline").code == 2


def test_changed_lines(legacy: Project) -> None:
    """Tell what is found in lines that are new, and only that, and fail for nothing else."""
    ran = legacy.flowc("check", "--changed-since", "HEAD")
    assert (ran.code, ran.out) == (0, "")
    assert "2 findings in lines that have not changed" in ran.err
    legacy.write("flows/plans.py", LEGACY + "\n\n" + TASK.format(name="turn"))
    legacy.write("flows/new.py", HEAD + TASK.format(name="new"))
    ran = legacy.flowc("check", "--changed-since", "HEAD", "--format", "concise")
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == [
        "flows/new.py",
        "flows/plans.py",
    ]


def test_changed_since_a_branch(legacy: Project) -> None:
    """Compare with where the history left the branch, not with what it has become."""
    git(legacy.root, "branch", "-m", "main")
    git(legacy.root, "checkout", "-q", "-b", "mine")
    legacy.write("flows/mine.py", HEAD + TASK.format(name="mine"))
    commit(legacy, "mine")
    git(legacy.root, "checkout", "-q", "main")
    legacy.write("flows/plans.py", LEGACY.replace("move", "turn"))
    commit(legacy, "theirs")
    git(legacy.root, "checkout", "-q", "mine")
    git(legacy.root, "gc", "-q")
    (found,) = lines(legacy, "--changed-since", "main")
    assert found.startswith("flows/mine.py:")


def test_changed_files_below_a_source_root(legacy: Project) -> None:
    """Find the repository above the source root."""
    legacy.write("flows/plans.py", LEGACY + "\n\n" + TASK.format(name="turn"))
    inner = Project(legacy.root / "flows")
    assert len(lines(inner, "--changed-since", "HEAD", ".")) == 1


@pytest.mark.parametrize("revision", ["no-such-branch", "HEAD~70", "HEAD@{1}"])
def test_a_revision_that_is_not_there(revision: str, legacy: Project) -> None:
    """Give 2, and name it."""
    ran = legacy.flowc("check", "--changed-since", revision)
    assert ran.code == 2
    assert f"git knows no commit {revision}" in ran.err


def test_changed_since_without_git(project: Project) -> None:
    """Give 2 where there is no repository."""
    ran = project.flowc("check", "--changed-since", "HEAD")
    assert ran.code == 2
    assert "no work tree of git" in ran.err


def test_watch(project: Project) -> None:
    """Check again when a file changes, also after a mistake in the configuration, until the end."""
    log = project.root / "log"
    with log.open("w") as stream:
        running = subprocess.Popen(
            [sys.executable, "-P", "-m", "flowc", "check", "--watch", "--format", "concise"],
            cwd=project.root,
            stdout=stream,
            stderr=stream,
            env={"PATH": os.environ["PATH"]},
            # Who runs the tests in the background may have it ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        try:
            wait_for(log, "checked 3 entities\nwatching", running)
            project.write("flows/plans.py", LEGACY)
            wait_for(log, "error[cron-invalid]", running)
            project.write("pyproject.toml", "[tool.flowc]\nignore = 1\n")
            wait_for(log, "the configuration in pyproject.toml cannot be used", running)
            project.write("pyproject.toml", "")
            project.write("flows/plans.py", HEAD)
            wait_for(log, "used\nwatching for changes; stop with Ctrl-C\nchecked 3", running)
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0
        finally:
            running.kill()


def wait_for(log: Path, text: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until the process has written a text."""
    for _ in range(600):
        if text in log.read_text():
            return
        assert running.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())
