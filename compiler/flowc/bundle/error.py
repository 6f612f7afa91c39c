"""What cannot be bundled."""

from __future__ import annotations


class BundleError(Exception):
    """A source tree of which no exact bundle can be made; its text is the reason."""


def shown(path: bytes) -> str:
    """Give a path for people, whatever bytes it holds."""
    return path.decode("utf-8", "backslashreplace")
