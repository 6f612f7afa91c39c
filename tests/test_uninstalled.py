"""Packages of the user's own environment make no difference: they are never imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PACKAGES = ("pandas", "torch", "sklearn")
SOURCE = """
import pandas as pd
import torch
from flytekit import task, workflow
from sklearn.linear_model import LogisticRegression


@task
def load() -> pd.DataFrame:
    return pd.DataFrame({"x": [1]})


@task
def fit(frame: pd.DataFrame, rate: float = 0.5) -> torch.nn.Module:
    model = LogisticRegression(C=rate)
    return model.fit(frame, frame["x"])


@workflow
def training(rate: float = 0.1) -> torch.nn.Module:
    return fit(frame=load(), rate=rate)
"""


def test_installed_packages_make_no_difference(tmp_path: Path) -> None:
    """Compile with none of the packages, and with ones that must not be imported."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "training.py").write_text(SOURCE)
    site = tmp_path / "site"
    for name in PACKAGES:
        package = site / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(f"raise SystemExit('{name} was imported')\n")
    assert _packaged(root, tmp_path / "a.tgz", None) == _packaged(root, tmp_path / "b.tgz", site)


def _packaged(root: Path, output: Path, site: Path | None) -> bytes:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    arguments = ["package", "--pkgs", "training", "--source", str(root), "--output", str(output)]
    done = subprocess.run(
        [sys.executable, "-m", "flowc", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return output.read_bytes()
