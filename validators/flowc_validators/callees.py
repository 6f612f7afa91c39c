"""What a node runs: its inputs and outputs, by what is known of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flowc_ir.graph import (
    ApproveGate,
    Branch,
    Call,
    EntityKind,
    InputGate,
    LocalReference,
    Map,
    Node,
    Reference,
    RemoteReference,
    SleepGate,
)
from flowc_ir.interface import Interface, Parameter
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity
from flowc_ir.task import ExecutionMode, Task, UserContainer
from flowc_ir.types import ListType, Type
from flowc_ir.walk import interface_of


@dataclass(frozen=True, slots=True)
class Callee:
    """What goes into a node and comes out, by name. `title` names it for people."""

    title: str
    inputs: Mapping[str, Parameter]
    outputs: Mapping[str, Type]


class Callees:
    """Looks up what nodes run in an index of entities by kind and name."""

    def __init__(self, by_name: Mapping[tuple[EntityKind, str], list[Entity]]) -> None:
        self._by_name = by_name
        self._known: dict[str, list[tuple[EntityKind, Callee | None]]] = {}

    def of_reference(self, reference: Reference) -> Callee | None:
        """Give what is behind a reference; None if its interface is not known."""
        if isinstance(reference, RemoteReference):
            if reference.interface is None:
                return None
            return _of_interface(reference.kind, reference.name, reference.interface)
        # By name first: to hash an enum's member for each node costs more than all else here.
        known = self._known.setdefault(reference.name, [])
        for kind, callee in known:
            if kind is reference.kind:
                return callee
        found = self._look_up(reference)
        known.append((reference.kind, found))
        return found

    def of_node(self, node: Node) -> Callee | None:
        """Give what a node takes and gives; None if that is not known, or depends on its inputs."""
        match node.target:
            case Call(callee=callee):
                return self.of_reference(callee)
            case Map(node=inner, original_interface=is_original, bound_inputs=bound):
                found = self.of_node(inner)
                return _spread(found, bound) if found is not None and is_original else found
            case SleepGate():
                return Callee("a pause", {}, {})
            case InputGate(type=type_, output=output):
                return Callee("an input gate", {}, {output: type_})
            case ApproveGate() | Branch():
                return None

    def _look_up(self, reference: LocalReference) -> Callee | None:
        found = self._by_name.get((reference.kind, reference.name), [])
        if not found:
            return None
        entity = found[0]
        if isinstance(entity, LaunchPlan):
            return self._of_plan(entity) if len(found) == 1 else None
        interface = interface_of(entity)
        # Map tasks that map the same task in the same way have one name.
        if interface is None or any(_differs(interface, each) for each in found[1:]):
            return None
        return _of_interface(reference.kind, _readable(entity), interface)

    def _of_plan(self, plan: LaunchPlan) -> Callee | None:
        workflow = self.of_reference(plan.workflow)
        if workflow is None:
            return None
        inputs = {parameter.name: parameter for parameter in plan.parameters}
        # What a launch plan neither names nor fixes must be given (flyteadmin v1.16.8
        # validation/launch_plan_validator.go); a dialect names all.
        fixed = {entry.key for entry in plan.fixed_inputs}
        for name, parameter in workflow.inputs.items():
            if name not in inputs and name not in fixed:
                inputs[name] = replace(parameter, default=None, required=True)
        return Callee(f"launch plan `{plan.name}`", inputs, workflow.outputs)


def _differs(interface: Interface, other: Entity) -> bool:
    found = interface_of(other)
    return found is None or found.inputs != interface.inputs or found.outputs != interface.outputs


def _readable(entity: Entity) -> str:
    """Give the name of an entity; that of a map task without the digest at its end."""
    if isinstance(entity, Task) and isinstance(entity.target, UserContainer):
        if entity.target.mode is ExecutionMode.MAP:
            return re.sub(r"_[0-9a-f]{32}-arraynode$", "", entity.name)
    return entity.name


def _of_interface(kind: EntityKind, name: str, interface: Interface) -> Callee:
    return Callee(
        f"{kind.value.replace('_', ' ')} `{name}`",
        {parameter.name: parameter for parameter in interface.inputs},
        {output.name: output.type for output in interface.outputs},
    )


def _spread(callee: Callee, bound: tuple[str, ...]) -> Callee:
    """Give what a map takes whose backend spreads lists over an interface that is not of lists."""
    inputs = {
        name: parameter if name in bound else replace(parameter, type=ListType(parameter.type))
        for name, parameter in callee.inputs.items()
    }
    outputs: dict[str, Type] = {name: ListType(type_) for name, type_ in callee.outputs.items()}
    return Callee(callee.title, inputs, outputs)
