"""Which version this is, and which versions of flytekit it mirrors."""

from __future__ import annotations

VERSION = "0.1.0"
MIRRORED = ("1.16.31", "1.15.4", "1.14.9")
"""The patch of each release of flytekit, the newest first; in what they differ is said in
`flytekit_versions`."""


def banner() -> str:
    """Give the line that `flowc --version` prints."""
    return f"flowc {VERSION} (mirrors flytekit {', '.join(MIRRORED)})"
