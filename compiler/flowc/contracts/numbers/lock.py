"""The lock: every number that was given, to what, and whether that is still there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flowc_ir.lazy_dataclass import dataclass, replace

FIRST_RESERVED, LAST_RESERVED = 19_000, 19_999
"""Numbers of fields that protobuf keeps for itself."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given, for as long as the lock exists.

    `name` and `type` are what it was given to: a field, a value of an enum or a variant of a union.
    `is_removed`: that is no longer there, or has another type now.
    """

    number: int
    name: str
    type: str = ""
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What wants numbers: the members of a message, enum or union, by name and type."""

    holder: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """All numbers by holder, in their order; numbers of a holder have no gaps but protobuf's."""

    holders: Mapping[str, tuple[Given, ...]]

    def numbers(self, holder: str) -> dict[str, int]:
        """Give the numbers of the members that are there."""
        given = self.holders.get(holder, ())
        return {each.name: each.number for each in given if not each.is_removed}

    def removed(self, holder: str) -> tuple[Given, ...]:
        """Give what was removed, whose numbers stay taken."""
        return tuple(each for each in self.holders.get(holder, ()) if each.is_removed)


EMPTY = Lock({})


def updated(lock: Lock, wanted: Iterable[Wanted]) -> Lock:
    """Give every member a number, and remember what is gone.

    A member keeps its number as long as its type stays; with another type it gets a new one. New
    members get numbers in their order. Holders that are not wanted stay as they are: who asks for a
    part of a program, or cannot know an entity for certain today, changes nothing of the rest.
    """
    holders = dict(lock.holders)
    for each in wanted:
        known = holders.get(each.holder, ())
        if known or each.members:
            holders[each.holder] = _updated(known, dict(each.members))
    return Lock(dict(sorted(holders.items())))


def next_number(last: int) -> int:
    """Give the number after one."""
    return LAST_RESERVED + 1 if last + 1 == FIRST_RESERVED else last + 1


def _updated(known: tuple[Given, ...], members: Mapping[str, str]) -> tuple[Given, ...]:
    kept = [
        replace(each, is_removed=each.is_removed or members.get(each.name) != each.type)
        for each in known
    ]
    there = {each.name for each in kept if not each.is_removed}
    last = max((each.number for each in kept), default=0)
    for name, type_ in members.items():
        if name not in there:
            last = next_number(last)
            kept.append(Given(last, name, type_))
    return tuple(kept)
