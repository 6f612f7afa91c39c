"""A small project, and a way to run flowc in it as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FLOWS = '''\
"""A small, real workflow."""

from flytekit import task, workflow


@task
def greet(name: str) -> str:
    return f"hello {name}"


@workflow
def hello(name: str = "world") -> str:
    return greet(name=name)
'''

BROKEN = """\
def f(:
    pass
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of flowc gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Project:
    """A folder to run flowc in."""

    root: Path

    def write(self, path: str, text: str) -> Path:
        """Write a file, and the folders above it."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def flowc(
        self, *arguments: str, environment: dict[str, str] | None = None, stdin: bytes | None = None
    ) -> Ran:
        """Run flowc in a process of its own, with a clean environment; line ends stay."""
        inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        done = subprocess.run(
            [sys.executable, "-P", "-m", "flowc", *arguments],
            cwd=self.root,
            env={**inherited, "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})},
            capture_output=True,
            input=stdin,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
