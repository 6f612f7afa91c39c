"""Folders to run flowc in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.project import FLOWS, Project


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """Give a folder without files."""
    return Project(tmp_path)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a folder with the package `flows`."""
    made = Project(tmp_path)
    made.write("flows/__init__.py", "")
    made.write("flows/hello.py", FLOWS)
    return made
