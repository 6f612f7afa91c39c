"""What a change of the type of a port means, with the proof."""

from __future__ import annotations

import json

from flowc.comparison.change import FailingEdge, FailingValue, Witness
from flowc.comparison.edits import Edit
from flowc.comparison.levels import Level, Scope, worst
from flowc.comparison.probes import Verdict
from flowc.comparison.sides import Sides
from flowc.comparison.spelling import spell_wire
from flowc.comparison.weighing import for_givers, for_takers
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.types import Type
from flowc_validators.wire.types import Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeChange:
    """A type that has changed. `edges`, `launches` and `values` are what that means.

    `edges` is for nodes that are compiled against it, `launches` for who gives or takes values by
    Flyte's API, and `values` for who does so as JSON.
    """

    edits: tuple[Edit, ...]
    edges: Level
    launches: Level
    values: Level
    witnesses: tuple[Witness, ...]

    def levels(self, *scopes: Scope) -> dict[Scope, Level]:
        """Give the levels of some scopes."""
        of = {Scope.TASK: self.edges, Scope.LAUNCH: self.launches, Scope.JSON: self.values}
        return {scope: of[scope] for scope in scopes}


def input_type_change(old: Type, new: Type, sides: Sides) -> TypeChange | None:
    """Judge the type of an input; None if nothing has changed."""
    return _type_change(old, new, sides, is_input=True)


def output_type_change(old: Type, new: Type, sides: Sides) -> TypeChange | None:
    """Judge the type of an output; None if nothing has changed."""
    return _type_change(old, new, sides, is_input=False)


def _type_change(old: Type, new: Type, sides: Sides, *, is_input: bool) -> TypeChange | None:
    found = sides.edits(old, new)
    before, after = sides.old.wire(old), sides.new.wire(new)
    verdict = sides.verdict(old, new, is_input=is_input)
    if not found and verdict is not None and verdict.failing is None:
        return None
    if not found and before == after:
        return None
    failing_value = _failing_value(old, new, sides, is_input=is_input)
    values = _values_level(found, failing_value, is_input=is_input)
    if verdict is None or before is None or after is None:
        doubt = worst((Level.RISKY, values))
        witnesses = () if failing_value is None else (failing_value,)
        return TypeChange(
            edits=found, edges=doubt, launches=doubt, values=values, witnesses=witnesses
        )
    edge = _failing_edge(before, after, verdict, is_input=is_input)
    return TypeChange(
        edits=found,
        edges=worst((verdict.edges, values)),
        launches=worst((verdict.launches, values)),
        values=values,
        witnesses=tuple(w for w in (edge, failing_value) if w is not None),
    )


def _values_level(
    found: tuple[Edit, ...], failing: FailingValue | None, *, is_input: bool
) -> Level:
    """Weigh what has changed of values: only what is shown is called breaking."""
    if failing is not None:
        return Level.BREAKING
    weigh = for_givers if is_input else for_takers
    level = worst((Level.COMPATIBLE, *map(weigh, found)))
    return Level.RISKY if level is Level.BREAKING else level


def _failing_edge(
    before: Wire, after: Wire, verdict: Verdict, *, is_input: bool
) -> FailingEdge | None:
    if verdict.failing is None:
        return None
    other = verdict.failing.type
    one, two = (other, after) if is_input else (after, other)
    return FailingEdge(
        other=other,
        old=before,
        new=after,
        is_into=is_input,
        text=f"an edge from {spell_wire(one)} into {spell_wire(two)} (MismatchingTypes)",
    )


def _failing_value(old: Type, new: Type, sides: Sides, *, is_input: bool) -> FailingValue | None:
    """Find a value that was right and is no more, or that was not there and is now."""
    giver, taker = (sides.old, sides.new) if is_input else (sides.new, sides.old)
    given, taken = (old, new) if is_input else (new, old)
    for value in giver.values.samples(given):
        if not taker.values.takes(value, taken):
            text = json.dumps(value, ensure_ascii=False)
            is_read = "" if is_input else ", which is new to who reads it"
            return FailingValue(value=text, text=f"the value {text}{is_read}")
    return None
