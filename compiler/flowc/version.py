"""Which version this is, and which flytekit it mirrors."""

from __future__ import annotations

VERSION = "0.1.0"
FLYTEKIT_VERSION = "1.16.31"


def banner() -> str:
    """Give the line that `flowc --version` prints."""
    return f"flowc {VERSION} (mirrors flytekit {FLYTEKIT_VERSION})"
