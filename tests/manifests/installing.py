"""Makes a small distribution that brings a manifest, and installs it with pip, offline."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MANIFEST = """\
format: 1
id: acme-jobs
summary: Jobs of Acme.
package: acme_jobs
exports: [Job]
classes:
  - name: config.Job
    fields:
      - {name: queue, type: string, summary: Where it waits.}
tasks:
  - name: config.JobTask
    config_classes: [config.Job]
    target: user_container
    type: acme-job
    custom: {queue: "@config.queue"}
"""
FLOW = """\
from acme_jobs import Job
from flytekit import task


@task(task_config=Job(queue="night"))
def run(x: int) -> int:
    return x
"""
PROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "Acme.Jobs"
version = "1.0"

[project.entry-points."flowc.extensions"]
jobs = "acme_jobs"

[tool.setuptools.package-data]
"*" = ["*.yaml"]
"""
RAISING = 'raise RuntimeError("this package must not be imported")\n'


def make_distribution(folder: Path, below: str = "", manifest: str = MANIFEST) -> Path:
    """Write the sources of a distribution whose package raises if it is imported."""
    package = folder / below / "acme_jobs"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(RAISING)
    (package / "config.py").write_text(RAISING)
    (package / "manifest.yaml").write_text(manifest)
    (folder / "pyproject.toml").write_text(PROJECT)
    return folder


def pip_install(source: Path, prefix: Path, *options: str) -> Path:
    """Install below a prefix; gives the folder of its packages."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
            *("--no-build-isolation", "--disable-pip-version-check", "--no-warn-script-location"),
            *("--prefix", str(prefix), *options, str(source)),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (folder,) = prefix.glob("lib*/python*/site-packages")
    return folder


def write_metadata(site_packages: Path, name: str, package: str, manifest: str) -> None:
    """Write what an installer leaves behind, without one."""
    metadata = site_packages / f"{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        f"[console_scripts]\nx = x:y\n\n[flowc.extensions]\nit = {package}\n"
    )
    folder = site_packages.joinpath(*package.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text(RAISING)
    if manifest:
        (folder / "manifest.yaml").write_text(manifest)
