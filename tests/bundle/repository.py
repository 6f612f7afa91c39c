"""Git itself, to compare with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> bytes | None:
    """Run git without the settings of user and machine; None if it fails."""
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        capture_output=True,
        check=False,
    )
    return None if done.returncode else done.stdout


def ignored_by_git(root: Path) -> set[bytes]:
    """Ask git as flytekit 1.16.31 does, and keep what names a file."""
    said = git(root, "ls-files", "-io", "--exclude-standard") or b""
    return {
        line
        for line in said.split(b"\n")[:-1]
        if not line.endswith(b"/") and os.path.lexists(os.fsencode(root) + b"/" + line)
    }
