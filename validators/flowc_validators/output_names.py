"""Names of inputs and outputs as the backend reads them where they are used."""

from __future__ import annotations


def is_readable(name: str) -> bool:
    """Tell whether flytepropeller v1.16.8 (validators/vars.go) reads a name, as what it is."""
    return name.isascii() and name.replace("_", "a").isalnum()
