"""Task templates, out of the package that flowc writes."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

from flyteidl.admin import task_pb2
from flyteidl.core import tasks_pb2


def task_templates(root: Path, package: str, archive: Path) -> dict[str, tasks_pb2.TaskTemplate]:
    """Compile a package with flowc, and read its task templates by the names of the tasks."""
    command = [sys.executable, "-P", "-m", "flowc", "package", "--pkgs", package]
    subprocess.run(
        [*command, "--source", str(root), "--output", str(archive)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with tarfile.open(archive) as members:
        messages = [
            stream.read()
            for member in members
            if member.name.endswith("_1.pb") and (stream := members.extractfile(member))
        ]
    templates = [task_pb2.TaskSpec.FromString(message).template for message in messages]
    return {template.id.name: template for template in templates}
