"""The README and the page of manifests show what the commands print now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_pages_are_current() -> None:
    """Run the tour again and compare."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "tour.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_its_two_commands() -> None:
    """Keep the two commands that a newcomer needs at the top, and let make know them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("example", "test"):
        assert f"make {target}" in readme
        assert f"\n{target}:" in makefile
