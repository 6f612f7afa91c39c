"""What one lock has that another has not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flowc.contracts.numbers.lock import Lock


def news_between(old: Lock, new: Lock, path: str) -> str:
    """Say in one sentence what changed; empty if nothing did."""
    given = _given(new) - _given(old)
    gone = _gone(new) - _gone(old)
    parts = [f"gave {given} new number{'s' if given > 1 else ''}"] if given else []
    parts += [f"retired {gone}"] if gone else []
    return f"{' and '.join(parts)} in {path}" if parts else ""


def stale_members(old: Lock, new: Lock, path: str) -> Iterator[str]:
    """Say of each holder what the older lock does not know of it."""
    for holder, given in new.holders.items():
        before = {each.number: each for each in old.holders.get(holder, ())}
        unknown = [each.name for each in given if each.number not in before]
        gone = [
            f"{each.name}` (number {each.number})"
            for each in given
            if each.is_removed and each.number in before and not before[each.number].is_removed
        ]
        if unknown:
            yield f"{path} has no number for {_listed(f'{name}`' for name in unknown)} of {holder}"
        if gone:
            are = "is" if len(gone) == 1 else "are"
            yield f"{path} does not know that {_listed(gone)} of {holder} {are} gone"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}" for name in names)


def _given(lock: Lock) -> int:
    return sum(map(len, lock.holders.values()))


def _gone(lock: Lock) -> int:
    return sum(len(lock.removed(holder)) for holder in lock.holders)
