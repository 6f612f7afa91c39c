"""Folders to run flowc in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.project import Project


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """Give a folder without files."""
    return Project(tmp_path)
