"""What Flyte's messages cannot carry."""

from __future__ import annotations


class UnencodableError(Exception):
    """An entity that has no exact form in Flyte's messages; its text is the reason."""
