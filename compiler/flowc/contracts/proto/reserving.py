"""What was removed, as `reserved` of protobuf."""

from __future__ import annotations

import json
from collections.abc import Callable

from flowc.contracts.numbers.lock import Lock


def reserved(lock: Lock, holder: str, spell: Callable[[str], str | None]) -> list[str]:
    """Keep the numbers of what is gone, and the names that nothing else has.

    `spell` gives None for a name that has no spelling.
    """
    removed = lock.removed(holder)
    if not removed:
        return []
    there = {spell(name) for name in lock.numbers(holder)}
    gone = {name for each in removed if (name := spell(each.name)) is not None}
    names = sorted(gone - there)
    lines = [f"reserved {', '.join(_ranges(sorted(each.number for each in removed)))};"]
    if names:
        lines.append(f"reserved {', '.join(map(json.dumps, names))};")
    return [*lines, ""]


def _ranges(numbers: list[int]) -> list[str]:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return [" to ".join(map(str, each)) for each in ranges]
