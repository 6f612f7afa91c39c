"""What became of the entities of a tree, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from differential.compare import Verdict, compare
from differential.compile import Product, Reported
from differential.expected import Answer
from differential.needs import needs_manifest
from differential.units import Unit

Fate: TypeAlias = Literal[
    "compiled",
    "wanting",
    "not compiled",
    "equal",
    "manifest",
    "opaque",
    "reported",
    "missing",
    "wrong",
]

# The worst last: an entity met in several units has the worst of its fates. What flytekit has made
# in one unit counts, and not that it could not import another.
FATES: tuple[Fate, ...] = (
    "compiled",
    "wanting",
    "not compiled",
    "equal",
    "manifest",
    "opaque",
    "reported",
    "missing",
    "wrong",
)
UNIMPORTED = FATES[:3]
SERIALISED = FATES[3:]
_NO_IMPORT = re.compile(
    r"ModuleNotFoundError:|ImportError:|AssertionError: Image builder \w+ is not registered"
)
"""What flytekit says where a package is missing; plugins register builders of images."""
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

    Of what flytekit serialises: equal; manifest (opaque for want of a manifest of a library's type
    or of a plugin); opaque or reported (flowc says why there is none); missing (it does not say);
    wrong (it differs from flytekit's, or flytekit has none).
    Of modules that flytekit cannot import because a package is missing, or something in it:
    compiled; wanting (a manifest) or not compiled, and flowc says why.
    """

    fates: dict[_Entity, Fate] = field(default_factory=dict[_Entity, Fate])
    reasons: dict[_Entity, str] = field(default_factory=dict[_Entity, str])
    faults: list[str] = field(default_factory=list[str])
    unimported: list[str] = field(default_factory=list[str])
    failed: list[str] = field(default_factory=list[str])
    crashed: list[str] = field(default_factory=list[str])
    units: int = 0
    flytekit_seconds: float = 0.0
    flowc_seconds: float = 0.0

    def count(self) -> Counter[Fate]:
        """Count the entities of each fate."""
        return Counter(self.fates.values())

    def add(self, outcome: Outcome, import_seconds: float) -> None:
        """Count one unit."""
        self.units += 1
        self.flytekit_seconds += outcome.answer.seconds + import_seconds
        self.flowc_seconds += outcome.seconds
        if outcome.code not in (0, 1):
            self.crashed.append(f"{outcome.unit}: exit code {outcome.code}")
        if outcome.answer.status in ("ok", "empty"):
            names = {entity.key for entity in outcome.answer.entities}
            for verdict in compare(outcome.answer.entities, outcome.product.entities):
                self._judge(verdict, names, outcome)
        elif _NO_IMPORT.match(outcome.answer.error):
            self.unimported.append(f"{outcome.unit}: {outcome.answer.error}")
            for reported in outcome.product.reported:
                self._compiled(reported)
        else:
            self.failed.append(f"{outcome.unit}: {outcome.answer.error}")

    def _judge(self, verdict: Verdict, names: set[_Entity], outcome: Outcome) -> None:
        fate, reason = _fate(verdict, names, outcome.product)
        if fate == "wrong":
            self.faults.append(f"{outcome.unit}: {verdict}")
        self._note((verdict.kind, verdict.name), fate, reason)

    def _compiled(self, one: Reported) -> None:
        fate: Fate = "compiled"
        if one.status != "exact":
            fate = "wanting" if needs_manifest(one) else "not compiled"
        self._note((one.kind, one.name), fate, one.reason)

    def _note(self, entity: _Entity, fate: Fate, reason: str) -> None:
        if FATES.index(fate) >= FATES.index(self.fates.get(entity, FATES[0])):
            self.fates[entity], self.reasons[entity] = fate, reason


def reasons(tallies: list[Tally]) -> Counter[str]:
    """Count the reasons of what is not equal or not compiled, with the names taken out."""
    return Counter(
        f"{fate}: {re.sub(r'`[^`]*`', '`…`', tally.reasons[entity])}"
        for tally in tallies
        for entity, fate in tally.fates.items()
        if tally.reasons[entity]
    )


def _fate(verdict: Verdict, names: set[_Entity], product: Product) -> tuple[Fate, str]:
    if verdict.status == "equal":
        return "equal", ""
    if verdict.status in ("differ", "extra"):
        return "wrong", ""
    for one in product.reported:
        if (one.kind, one.name) == (verdict.kind, verdict.name):
            if one.status != "opaque":
                return "reported", one.reason or "an error stops the run"
            return _opaque([one])
    return _unnamed(names, product)


def _unnamed(names: set[_Entity], product: Product) -> tuple[Fate, str]:
    """Judge an entity that flowc does not name.

    It is reported under another name, or none, where a library makes up the name; and what a
    workflow body makes is not listed beside a workflow that is opaque.
    """
    opaque = [one for one in product.reported if one.status == "opaque"]
    others = [one for one in opaque if (one.kind, one.name) not in names]
    within = [one for one in opaque if one.kind == "workflow"]
    found = others or within
    return _opaque(found) if found else ("missing", "")


def _opaque(reported: list[Reported]) -> tuple[Fate, str]:
    other = next((one for one in reported if not needs_manifest(one)), None)
    return ("manifest", reported[0].reason) if other is None else ("opaque", other.reason)
