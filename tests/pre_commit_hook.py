"""Runs the hooks with pre-commit itself, in a repository made for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent

SOUND = """\
from flytekit import task


@task
def one() -> int:
    return 1
"""
BROKEN = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def tick() -> None: ...


@workflow
def report() -> None:
    tick()


LaunchPlan.get_or_create(report, name="d", schedule=CronSchedule(schedule="daily"))
"""


def main() -> int:
    """Let each hook pass a sound commit and stop a broken one; 1 if it does not."""
    pre_commit = Path(sys.executable).with_name("pre-commit")
    with tempfile.TemporaryDirectory() as scratch:
        # What is committed is tried, as it would be by whoever names the repository.
        source, work = Path(scratch) / "flowc", Path(scratch) / "work"
        _git(Path(scratch), "clone", "-q", str(ROOT), str(source))
        work.mkdir()
        _git(work, "init", "-q")
        revision = _git(source, "rev-parse", "HEAD").strip()
        hooks = "      - id: flowc-check\n      - id: flowc-check-changed\n"
        (work / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {source}\n    rev: {revision}\n    hooks:\n{hooks}"
        )
        (work / "sound.py").write_text(SOUND)
        subprocess.run(
            [pre_commit, "validate-manifest", source / ".pre-commit-hooks.yaml"], check=True
        )
        subprocess.run([pre_commit, "install"], cwd=work, check=True)
        passed = _commit(work) == 0
        (work / "plans.py").write_text(BROKEN)
        stopped = _commit(work) != 0
        (work / "plans.py").unlink()
    sys.stdout.write(f"a sound commit passes: {passed}; a broken one is stopped: {stopped}\n")
    return int(not (passed and stopped))


def _commit(work: Path) -> int:
    _git(work, "add", "-A")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *who, "commit", "-m", "try"], cwd=work, check=False).returncode


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
