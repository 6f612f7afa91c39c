"""Which uses in the repository a change hits."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flowc.comparison import codes
from flowc.comparison.callers import Callers, Usage
from flowc.comparison.change import Change, Site, SiteKind, Subject
from flowc.comparison.levels import Level
from flowc.comparison.sides import Sides
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import replace

_ADDING = (codes.INPUT_ADDED, codes.DEFAULT_REMOVED)


class Hits:
    """Finds the uses that a change hits, in both programs.

    `broken` are the workflows of the new program with errors: they are not adapted yet.
    """

    def __init__(self, sides: Sides, broken: Collection[str]) -> None:
        self._sides = sides
        self._old = Callers(sides.old, is_old=True)
        self._new = Callers(sides.new, is_old=False)
        self._sound = {w.name for w in sides.new.facts.workflows} - {*broken}

    def with_sites(self, change: Change) -> Change:
        """Give a change with the uses that it hits; one that breaks nobody hits none."""
        if not change.level.is_at_least(Level.RISKY):
            return change
        subjects = change.uses or (change.subject,)
        found = dict.fromkeys(site for s in subjects for site in self._of(s, change))
        return replace(change, sites=tuple(found))

    def _of(self, subject: Subject, change: Change) -> Iterator[Site]:
        if subject.kind is None:
            return
        key = (subject.kind, subject.name)
        noun, _, name = subject.part.partition(" ")
        for usage in self._new.of(key):
            # Who refers to what is registered elsewhere is compiled by what the reference says.
            if usage.declared is not None and self._is_stale(usage, noun, name, change):
                yield usage.site
        for usage in self._old.of(key):
            if usage.declared is None and _is_reached(usage, noun, name, change):
                yield from self._now(usage, key)

    def _now(self, usage: Usage, key: tuple[EntityKind, str]) -> Iterator[Site]:
        """Give a use of the old program as it is now: adapted, or still as it was."""
        site = usage.site
        if site.kind is SiteKind.NODE and site.user not in self._sound:
            if self._is_there(site.user):
                yield site
            return
        for other in self._new.of(key):
            if other.declared is None and other.site.user == site.user:
                yield replace(other.site, is_adapted=True)

    def _is_there(self, workflow: str) -> bool:
        return any(entity.name == workflow for entity in self._sides.new.program.entities)

    def _is_stale(self, usage: Usage, noun: str, name: str, change: Change) -> bool:
        """Tell whether a reference says something of a port that is not so any more."""
        declared = usage.declared
        if declared is None:
            return False
        if change.code in _ADDING:
            return all(port.name != name for port in declared.inputs)
        if not noun:
            return True
        ports = declared.inputs if noun == "input" else declared.outputs
        return any(port.name == name for port in ports)


def _is_reached(usage: Usage, noun: str, name: str, change: Change) -> bool:
    """Tell whether a use gives the input, or takes the output, that a change is about."""
    if change.code in _ADDING:
        # A launch plan hands new inputs on to who starts it.
        return usage.site.kind is not SiteKind.PLAN and name not in usage.inputs
    match noun:
        case "input":
            return name in usage.inputs
        case "output":
            return name in usage.outputs
        case _:
            return change.code in (codes.ENTITY_REMOVED, codes.ENTITY_RENAMED)
