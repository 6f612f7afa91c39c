"""Every folder in golden/ with two sides is a case: what is said of going from one to the other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cli.project import Project
from test_golden import BLESS, GOLDEN

CASES = sorted(path.parent for path in GOLDEN.glob("*/before"))
OUTPUTS = {
    "expected.breaking": ("breaking", "--against", "before", "after"),
    "expected.breaking.md": ("breaking", "--against", "before", "--format", "markdown", "after"),
    "expected.breaking.json": ("breaking", "--against", "before", "--format", "json", "after"),
    "expected.diff": ("diff", "before", "after"),
    "expected.diff.md": ("diff", "before", "after", "--format", "markdown"),
    "expected.diff.json": ("diff", "before", "after", "--format", "json"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path, tmp_path: Path) -> None:
    """Compare both sides, and hold what is printed against the expected files."""
    for side in ("before", "after"):
        shutil.copytree(case / side, tmp_path / side)
    for name, arguments in OUTPUTS.items():
        path = case / name
        if not path.exists():
            continue
        ran = Project(tmp_path).flowc(*arguments)
        actual = ran.out + ran.err if path.suffix in (".breaking", ".diff") else ran.out
        if os.environ.get(BLESS):
            path.write_text(actual, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == actual, f"{path}: `make bless` accepts it"
