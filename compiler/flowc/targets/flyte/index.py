"""The entities of a program by kind and name."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from flowc_ir.graph import EntityKind, Workflow
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.task import Task

Known: TypeAlias = Task | Workflow | LaunchPlan
Key: TypeAlias = tuple[EntityKind, str]


@dataclass(frozen=True, slots=True)
class Index:
    """Where each entity stands in the program.

    A name stands more than once if the user made equal entities twice (two equal map tasks).
    """

    entities: tuple[Entity, ...]
    positions: dict[Key, list[int]]

    def find(self, kind: EntityKind, name: str) -> Known | None:
        """Find an entity that is known exactly; none if the name says not which is meant."""
        positions = self.positions.get((kind, name), ())
        entities = [self.entities[position] for position in positions]
        if not entities or isinstance(entities[0], Opaque):
            return None
        first, others = entities[0], entities[1:]
        if others and any(replace(other, span=first.span) != first for other in others):
            return None
        return first

    def find_task(self, name: str) -> Task | None:
        """Find a task."""
        found = self.find(EntityKind.TASK, name)
        return found if isinstance(found, Task) else None

    def find_launch_plan(self, name: str) -> LaunchPlan | None:
        """Find a launch plan."""
        found = self.find(EntityKind.LAUNCH_PLAN, name)
        return found if isinstance(found, LaunchPlan) else None


def index_of(program: Program) -> Index:
    """Index a program."""
    positions: dict[Key, list[int]] = {}
    for position, entity in enumerate(program.entities):
        positions.setdefault(key_of(entity), []).append(position)
    return Index(program.entities, positions)


def key_of(entity: Entity) -> Key:
    """Give the kind and the name of an entity."""
    match entity:
        case Task():
            return EntityKind.TASK, entity.name
        case Workflow():
            return EntityKind.WORKFLOW, entity.name
        case LaunchPlan():
            return EntityKind.LAUNCH_PLAN, entity.name
        case Opaque():
            return entity.kind, entity.name
        case _:
            assert_never(entity)
