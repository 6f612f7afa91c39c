"""Two programs beside one another, with what is looked up in both."""

from __future__ import annotations

from functools import cached_property

from flowc.comparison.edits import Edit, What, edits
from flowc.comparison.generated_names import without_hashes
from flowc.comparison.probes import Verdict, judge_input, judge_output
from flowc.comparison.samples import Values
from flowc_ir.graph import EntityKind
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Entity, Program
from flowc_ir.records import Definition
from flowc_ir.types import Type
from flowc_validators.callees import Callees
from flowc_validators.facts import Facts, kind_of
from flowc_validators.wire.of_ir import UnknownWireError, WireTypes
from flowc_validators.wire.types import Wire


class Side:
    """One of two programs."""

    def __init__(self, program: Program) -> None:
        self.program = without_hashes(program)
        self.facts = Facts(self.program)

    @property
    def definitions(self) -> dict[str, Definition]:
        """The nominal type table, by name."""
        return self.facts.definitions

    @property
    def callees(self) -> Callees:
        """What nodes run."""
        return self.facts.callees

    @cached_property
    def values(self) -> Values:
        """The values of types."""
        return Values(self.definitions)

    @cached_property
    def _wires(self) -> WireTypes:
        return self.facts.wire_types

    def wire(self, type_: Type) -> Wire | None:
        """Give what the backend sees of a type; None if that is not known."""
        try:
            return self._wires.wire(type_)
        except UnknownWireError:
            return None

    def entities(self) -> dict[tuple[EntityKind, str], Entity]:
        """Give all entities with a name, by kind and name; of several, the first."""
        found: dict[tuple[EntityKind, str], Entity] = {}
        for entity in self.program.entities:
            if entity.name:
                found.setdefault((kind_of(entity), entity.name), entity)
        return found

    @cached_property
    def plans(self) -> dict[str, list[LaunchPlan]]:
        """The launch plans of each workflow, by its name."""
        found: dict[str, list[LaunchPlan]] = {}
        for plan in self.facts.launch_plans:
            found.setdefault(plan.workflow.name, []).append(plan)
        return found


class Sides:
    """The old program and the new one.

    `is_one_packaged`: one of them comes from a package, which does not say how values are encoded.
    """

    def __init__(self, old: Program, new: Program, *, is_one_packaged: bool = False) -> None:
        self.old = Side(old)
        self.new = Side(new)
        self._is_one_packaged = is_one_packaged
        self._verdicts: dict[tuple[Type, Type, bool], Verdict | None] = {}

    def verdict(self, old: Type, new: Type, *, is_input: bool) -> Verdict | None:
        """Judge edges of a type that has changed; None if what the backend sees is not known.

        Many ports have one type: each change is judged once.
        """
        key = (old, new, is_input)
        if key not in self._verdicts:
            before, after = self.old.wire(old), self.new.wire(new)
            judge = judge_input if is_input else judge_output
            found = None if before is None or after is None else judge(before, after)
            self._verdicts[key] = found
        return self._verdicts[key]

    def edits(self, old: Type, new: Type) -> tuple[Edit, ...]:
        """Give what makes an old type the new one, as far as both sides can tell."""
        found = edits(old, new, self.old.definitions, self.new.definitions)
        if not self._is_one_packaged:
            return found
        return tuple(edit for edit in found if edit.what is not What.ENCODING)
