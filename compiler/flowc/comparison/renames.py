"""Entities that have another name: what went and came back elsewhere, unchanged."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.comparison.interfaces import Pair, interface_changes
from flowc.comparison.sides import Sides
from flowc_ir.graph import EntityKind
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import replace
from flowc_ir.program import Entity, Opaque
from flowc_ir.source import NOWHERE, Span
from flowc_ir.walk import interface_of

Key = tuple[EntityKind, str]


class Renames:
    """Finds what went and came back under another name; each name is taken once."""

    def __init__(
        self, sides: Sides, before: Mapping[Key, Entity], after: Mapping[Key, Entity]
    ) -> None:
        self._after = after
        self._sides = sides
        self._found: dict[Key, Key] = {}
        added = [key for key in after if key not in before]
        for key, entity in before.items():
            if key in after:
                continue
            match = next((k for k in added if self._is_same(key, entity, k, after[k])), None)
            if match is not None:
                added.remove(match)
                self._found[key] = match

    def new_name(self, kind: EntityKind, name: str) -> str:
        """Give the name that an entity has now; empty if it is gone."""
        found = self._found.get((kind, name))
        return "" if found is None else found[1]

    def is_new_name(self, key: Key) -> bool:
        """Tell whether an entity had another name before."""
        return key in self._found.values()

    def span_of(self, kind: EntityKind, name: str) -> Span:
        """Give where an entity stands in the new program."""
        entity = self._after.get((kind, name))
        return NOWHERE if entity is None else entity.span

    def _is_same(self, key: Key, old: Entity, other: Key, new: Entity) -> bool:
        if key[0] is not other[0] or isinstance(old, Opaque) or isinstance(new, Opaque):
            return False
        if key[0] is EntityKind.LAUNCH_PLAN:
            return (
                isinstance(old, LaunchPlan) and isinstance(new, LaunchPlan) and _is_plan(old, new)
            )
        before, after = interface_of(old), interface_of(new)
        if before is None or after is None:
            return False
        if key[1].rpartition(".")[2] != other[1].rpartition(".")[2]:
            return False
        pair = Pair(
            kind=key[0],
            name=other[1],
            old=before,
            new=after,
            old_span=old.span,
            new_span=new.span,
        )
        return next(interface_changes(pair, self._sides), None) is None


def _is_plan(old: LaunchPlan, new: LaunchPlan) -> bool:
    """Tell whether two launch plans differ in their names only."""
    if old.is_default or new.is_default or old.workflow != new.workflow:
        return False
    return _bare(old) == _bare(new)


def _bare(plan: LaunchPlan) -> LaunchPlan:
    parameters = tuple(replace(port, span=NOWHERE) for port in plan.parameters)
    return replace(plan, name="", parameters=parameters, span=NOWHERE)
