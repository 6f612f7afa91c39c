"""What became of the entities of a tree, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from differential.compare import Verdict, compare
from differential.compile import Product
from differential.expected import Answer
from differential.units import Unit

Fate: TypeAlias = Literal["equal", "opaque", "reported", "missing", "wrong"]

# The worst last: an entity met in several units has the worst of its fates.
FATES: tuple[Fate, ...] = ("equal", "opaque", "reported", "missing", "wrong")
_Entity: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One unit, by both tools; `seconds` are flowc's, wall time of the whole process."""

    unit: Unit
    answer: Answer
    product: Product
    code: int
    seconds: float


@dataclass(slots=True)
class Tally:
    """The fates of the entities of one root, each entity counted once.

    equal; opaque or reported (flowc says why there is none); missing (it does not say); wrong (it
    differs from flytekit's, or flytekit has none).
    """

    fates: dict[_Entity, Fate] = field(default_factory=dict[_Entity, Fate])
    reasons: dict[_Entity, str] = field(default_factory=dict[_Entity, str])
    faults: list[str] = field(default_factory=list[str])
    failed: list[str] = field(default_factory=list[str])
    crashed: list[str] = field(default_factory=list[str])
    units: int = 0
    flytekit_seconds: float = 0.0
    flowc_seconds: float = 0.0

    def count(self) -> Counter[str]:
        """Count the entities of each fate."""
        return Counter(self.fates.values())

    def add(self, outcome: Outcome, import_seconds: float) -> None:
        """Count one unit."""
        self.units += 1
        self.flytekit_seconds += outcome.answer.seconds + import_seconds
        self.flowc_seconds += outcome.seconds
        if outcome.code not in (0, 1):
            self.crashed.append(f"{outcome.unit}: exit code {outcome.code}")
        if outcome.answer.status not in ("ok", "empty"):
            self.failed.append(f"{outcome.unit}: {outcome.answer.error}")
            return
        for verdict in compare(outcome.answer.entities, outcome.product.entities):
            self._judge(verdict, outcome)

    def _judge(self, verdict: Verdict, outcome: Outcome) -> None:
        entity = (verdict.kind, verdict.name)
        fate, reason = _fate(verdict, outcome.product)
        if fate == "wrong":
            self.faults.append(f"{outcome.unit}: {verdict}")
        before = self.fates.get(entity, "equal")
        if FATES.index(fate) >= FATES.index(before):
            self.fates[entity], self.reasons[entity] = fate, reason


def reasons(tallies: list[Tally]) -> Counter[str]:
    """Count the reasons of what is opaque or reported, with the names taken out."""
    return Counter(
        f"{fate}: {re.sub(r'`[^`]*`', '`…`', tally.reasons[entity])}"
        for tally in tallies
        for entity, fate in tally.fates.items()
        if fate in ("opaque", "reported")
    )


def _fate(verdict: Verdict, product: Product) -> tuple[Fate, str]:
    if verdict.status == "equal":
        return "equal", ""
    if verdict.status in ("differ", "extra"):
        return "wrong", ""
    for one in product.reported:
        if (one.kind, one.name) == (verdict.kind, verdict.name):
            return ("opaque" if one.status == "opaque" else "reported"), one.reason
    return "missing", ""
