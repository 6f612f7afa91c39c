"""The version that a set of changes asks for, by semantic versioning."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from flowc.comparison.change import Change
from flowc.comparison.levels import Level, worst


class Bump(enum.Enum):
    """Which part of a version is to be raised."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


def suggested_bump(changes: Iterable[Change]) -> Bump:
    """Give the smallest step that tells callers the truth; a waiver changes nothing of it."""
    levels = [change.level for change in changes]
    if not levels:
        return Bump.NONE
    match worst(levels):
        case Level.BREAKING:
            return Bump.MAJOR
        case Level.RISKY | Level.COMPATIBLE:
            return Bump.MINOR
        case Level.INFO:
            return Bump.PATCH
