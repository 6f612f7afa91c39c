"""Which version this is, and which flytekit it mirrors."""

from __future__ import annotations

from flowc.flytekit_versions import SUPPORTED

VERSION = "0.1.0"


def banner() -> str:
    """Give the line that `flowc --version` prints."""
    mirrored = ", ".join(one.version for one in SUPPORTED)
    return f"flowc {VERSION} (mirrors flytekit {mirrored})"
