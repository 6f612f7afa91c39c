"""Facts that rules share, computed once for each run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from flowc_ir.graph import START_NODE, EntityKind, Node, Workflow
from flowc_ir.interface import Interface, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.records import Definition
from flowc_ir.task import RawContainer, Task, UserContainer
from flowc_ir.walk import walk_bindings, walk_nodes, walk_promises
from flowc_validators.callees import Callees
from flowc_validators.edges import Edge, edges_of

if TYPE_CHECKING:
    from flowc_validators.flaws import Flaw
    from flowc_validators.task_resources import Asked
    from flowc_validators.wire.of_ir import WireTypes


PACKAGE = "flyte"
"""The dialect of a program that was read from Flyte's messages."""


class Facts:
    """A read-only view of a program with its derived indexes.

    `seen` is what is known of workflows that are opaque; only rules about edges look at it.
    `image_names` are those of the configuration, none if it names no images.
    """

    def __init__(
        self,
        program: Program,
        seen: tuple[Workflow, ...] = (),
        image_names: frozenset[str] = frozenset(),
    ) -> None:
        self.program = program
        self.seen = seen
        self.image_names = image_names

    @property
    def is_package(self) -> bool:
        """Whether the program was read from Flyte's messages."""
        return self.program.dialect == PACKAGE

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks that are known exactly."""
        return tuple(e for e in self.program.entities if isinstance(e, Task))

    @cached_property
    def workflows(self) -> tuple[Workflow, ...]:
        """The workflows that are known exactly."""
        return tuple(e for e in self.program.entities if isinstance(e, Workflow))

    @cached_property
    def launch_plans(self) -> tuple[LaunchPlan, ...]:
        """The launch plans that are known exactly."""
        return tuple(e for e in self.program.entities if isinstance(e, LaunchPlan))

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of all workflows, those too that are inside others."""
        return tuple(node for workflow in self.workflows for node in walk_nodes(workflow))

    @cached_property
    def containers(self) -> tuple[UserContainer | RawContainer, ...]:
        """The containers that tasks run in."""
        targets = (task.target for task in self.tasks)
        return tuple(each for each in targets if isinstance(each, (UserContainer, RawContainer)))

    @cached_property
    def by_name(self) -> dict[tuple[EntityKind, str], list[Entity]]:
        """All entities with a known name, opaque ones too, by kind and name."""
        index: dict[tuple[EntityKind, str], list[Entity]] = {}
        for entity in self.program.entities:
            if entity.name:
                index.setdefault((kind_of(entity), entity.name), []).append(entity)
        return index

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """The nominal type table, by name."""
        return {definition.name: definition for definition in self.program.types}

    @cached_property
    def wire_types(self) -> WireTypes:
        """What the backend sees of types."""
        from flowc_validators.wire.of_ir import WireTypes  # only doubtful edges ask for it

        return WireTypes(self.definitions)

    @cached_property
    def callees(self) -> Callees:
        """What nodes run."""
        return Callees(self.by_name)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The promises that do not fit at first sight what they flow into, of all workflows."""
        known = (*self.workflows, *self.seen)
        return tuple(edge for workflow in known for edge in self._edges_of(workflow))

    @cached_property
    def unused_inputs(self) -> tuple[tuple[Workflow, Parameter], ...]:
        """The inputs of workflows that flow nowhere; not those whose names begin with `_`."""
        return tuple(pair for workflow in self.workflows for pair in _unused_inputs(workflow))

    @cached_property
    def flaws(self) -> tuple[Flaw, ...]:
        """What is wrong with what flows, in programs that another compiler wrote."""
        from flowc_validators.flows import flaws_of

        callees, definitions, wire = self.callees, self.definitions, self.wire_types.wire
        return tuple(
            flaw
            for workflow in self.workflows
            for flaw in flaws_of(workflow, callees, definitions, wire)
        )

    @cached_property
    def asked_resources(self) -> tuple[Asked, ...]:
        """The resources that tasks and nodes ask for."""
        from flowc_validators.task_resources import asked_resources  # many programs ask for none

        return tuple(asked_resources(self.tasks, self.workflows))

    def started_by(self, plan: LaunchPlan) -> tuple[Parameter, ...] | None:
        """Give the inputs of the workflow that a launch plan starts; None if they are not known."""
        target = self.callees.of_reference(plan.workflow)
        return None if target is None else tuple(target.inputs.values())

    def _edges_of(self, workflow: Workflow) -> Iterator[Edge]:
        return edges_of(workflow, self.callees, self.definitions)

    def interfaces(self) -> Iterator[tuple[Task | Workflow, Interface]]:
        """Give every task and workflow with its interface."""
        for entity in self.program.entities:
            if isinstance(entity, (Task, Workflow)):
                yield entity, entity.interface


def _unused_inputs(workflow: Workflow) -> Iterator[tuple[Workflow, Parameter]]:
    waiting = {parameter.name: parameter for parameter in workflow.interface.inputs}
    if not waiting:
        return
    for binding in walk_bindings(workflow):
        for promise in walk_promises(binding.value):
            if promise.node == START_NODE:
                waiting.pop(promise.output, None)
    for name, parameter in waiting.items():
        if not name.startswith("_"):
            yield workflow, parameter


def kind_of(entity: Entity) -> EntityKind:
    """Tell the kind of an entity."""
    match entity:
        case Task():
            return EntityKind.TASK
        case Workflow():
            return EntityKind.WORKFLOW
        case LaunchPlan():
            return EntityKind.LAUNCH_PLAN
        case Opaque(kind=kind):
            return kind
