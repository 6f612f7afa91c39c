"""Names for enums that have none: a Flyte package says only their values."""

from __future__ import annotations

import hashlib
import json

from flowc.contracts.words import is_plain, snake
from flowc_ir.records import Definition, Enum

_MARK = "Enum["
_LONGEST = 60


def spoken_names(definitions: tuple[Definition, ...]) -> dict[str, str]:
    """Give a name that languages can spell for each enum that is called by its values."""
    return {
        each.name: _name([str(member.value) for member in each.members])
        for each in definitions
        if isinstance(each, Enum) and each.name.startswith(_MARK)
    }


def _name(values: list[str]) -> str:
    """Join the values, or take a digest of them where that says too much or loses something."""
    joined = "_".join(("Enum", *map(snake, values)))
    if all(is_plain(value) for value in values) and len(joined) <= _LONGEST:
        return joined
    digest = hashlib.sha256(json.dumps(values).encode()).hexdigest()
    return f"Enum_{digest[:8]}"
