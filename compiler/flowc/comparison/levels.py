"""Whom a change reaches, and how badly."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping


class Scope(enum.Enum):
    """Who, or what, is reached by a change.

    `TASK`: callers compiled against a task or a workflow, whose node is not written anew. `LAUNCH`:
    who starts a launch plan, by the API or as a node. `WIRE`: readers of the protobuf contract, by
    number. `JSON`: clients of the JSON contract. `CACHE`: results that are kept. `SCHEDULE`: starts
    by a clock or a trigger.
    """

    TASK = "task"
    LAUNCH = "launch"
    WIRE = "wire"
    JSON = "json"
    CACHE = "cache"
    SCHEDULE = "schedule"


class Level(enum.Enum):
    """What a change does to a scope.

    `BREAKING`: there is a caller that worked and fails now. `RISKY`: only an unusual caller fails,
    or something else happens than before without a failure. `COMPATIBLE`: all callers go on as
    before. `INFO`: nothing that a caller sees.
    """

    BREAKING = "breaking"
    RISKY = "risky"
    COMPATIBLE = "compatible"
    INFO = "info"

    def is_at_least(self, other: Level) -> bool:
        """Tell whether this is as bad as `other`, or worse."""
        return _RANK[self] <= _RANK[other]


_RANK = {level: rank for rank, level in enumerate(Level)}

Levels = Mapping[Scope, Level]


def worst(levels: Iterable[Level]) -> Level:
    """Give the worst of some levels; none at all is information."""
    return min(levels, key=lambda level: _RANK[level], default=Level.INFO)


def joined(one: Levels, other: Levels) -> dict[Scope, Level]:
    """Give for each scope the worse of two levels, in the order of the scopes."""
    found: dict[Scope, Level] = {}
    for scope in Scope:
        known = [levels[scope] for levels in (one, other) if scope in levels]
        if known:
            found[scope] = worst(known)
    return found
