"""The table of features says what the tests show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_table_is_current() -> None:
    """Derive the table again and compare; which of several modules is named does not matter."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "features.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_feature_is_shown() -> None:
    """Leave no feature without a test or a reason."""
    table = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    assert "no test" not in table
    assert table.count("| equal |") > 250
