"""Waivers: changes that are meant, with a reason and the day until which they are let pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flowc.comparison.change import Change
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One waiver: `code` and `entity` may hold `*`; an empty `part` is all of the entity.

    `expires` is the last day that it holds, as YYYY-MM-DD.
    """

    code: str
    entity: str
    part: str = ""
    reason: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """Changes with the waivers that let them pass (None: none does), and waivers of no use."""

    changes: tuple[tuple[Change, Waiver | None], ...]
    expired: tuple[Waiver, ...]
    unused: tuple[Waiver, ...]


def apply_waivers(changes: Iterable[Change], waivers: Iterable[Waiver], today: str) -> Waived:
    """Find the waiver of each change; one that has expired lets nothing pass."""
    known = [*waivers]
    valid = [waiver for waiver in known if today <= waiver.expires]
    used: set[Waiver] = set()
    found: list[tuple[Change, Waiver | None]] = []
    for change in changes:
        waiver = next((each for each in valid if _is_meant(each, change)), None)
        if waiver is not None:
            used.add(waiver)
        found.append((change, waiver))
    return Waived(
        changes=tuple(found),
        expired=tuple(waiver for waiver in known if waiver not in valid),
        unused=tuple(waiver for waiver in valid if waiver not in used),
    )


def _is_meant(waiver: Waiver, change: Change) -> bool:
    if not _fits(waiver.code, change.code.name):
        return False
    for subject in (change.subject, *change.uses):
        part = subject.part.partition(" ")[2]
        if _fits(waiver.entity, subject.name) and waiver.part in ("", part):
            return True
    return False


def _fits(pattern: str, name: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), name) is not None
