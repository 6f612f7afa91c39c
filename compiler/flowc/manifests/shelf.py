"""The folder of flowc's own manifests: which packages they describe."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogue"
BUILT_IN = Path(__file__).parent / "built_in"
"""Manifests of what the compiler itself knows: for readers; no program is compiled by them."""
SUFFIX = ".yaml"


def packages_on_shelf() -> frozenset[str]:
    """Give the Python packages that are described; a file is named after its package."""
    with os.scandir(FOLDER) as entries:
        return frozenset(
            entry.name.removesuffix(SUFFIX) for entry in entries if entry.name.endswith(SUFFIX)
        )


def shelf_file(package: str) -> Path:
    """Give the file that describes a package of the shelf."""
    return FOLDER / f"{package}{SUFFIX}"
